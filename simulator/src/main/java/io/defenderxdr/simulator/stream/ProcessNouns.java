package io.defenderxdr.simulator.stream;

import io.defenderxdr.simulator.time.Ticks;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be said about a process. */
final class ProcessNouns {
  private ProcessNouns() {}

  /** The nouns of a process, without its prefix. */
  static Map<String, Noun> all() {
    Map<String, Noun> nouns = new LinkedHashMap<>();
    program(nouns);
    version(nouns);
    life(nouns);
    account(nouns);
    return nouns;
  }

  private static void program(Map<String, Noun> nouns) {
    nouns.put("name", run -> run.program().name());
    nouns.put("path", run -> run.program().path());
    nouns.put("lower", run -> lower(run.program().path()));
    nouns.put("folder", run -> run.program().file().folder());
    nouns.put("md5", run -> run.program().file().md5());
    nouns.put("sha1", run -> run.program().file().sha1());
    nouns.put("sha256", run -> run.program().file().sha256());
    nouns.put("size", run -> run.program().file().size());
    nouns.put("signer", run -> run.program().signer());
    nouns.put("signature", run -> run.program().signature());
  }

  /** Paths of initiating processes arrive in lower case from Windows, as they are from others. */
  private static String lower(String path) {
    return path.startsWith("/") ? path : path.toLowerCase(Locale.ROOT);
  }

  private static void version(Map<String, Noun> nouns) {
    nouns.put("company", run -> run.program().company());
    nouns.put("product", run -> run.program().product());
    nouns.put("version", run -> run.program().productVersion());
    nouns.put("description", run -> run.program().description());
    nouns.put("original", run -> run.program().original());
    nouns.put("internal", run -> run.program().internal());
  }

  private static void life(Map<String, Noun> nouns) {
    nouns.put("command", Running::command);
    nouns.put("pid", run -> run.life().pid());
    nouns.put("created", run -> Ticks.text(run.life().created()));
    nouns.put("parent.name", run -> run.parent().name());
    nouns.put("parent.pid", run -> run.parent().life().pid());
    nouns.put("parent.created", run -> Ticks.text(run.parent().life().created()));
  }

  private static void account(Map<String, Noun> nouns) {
    nouns.put("domain", run -> run.account().name().domain());
    nouns.put("account", run -> run.account().name().account());
    nouns.put("sid", run -> run.account().sid());
    nouns.put("upn", run -> run.account().upn());
    nouns.put("object", run -> run.account().id());
    nouns.put("integrity", run -> run.account().token().integrity());
    nouns.put("elevation", run -> run.account().token().elevation());
    nouns.put("logon", run -> run.account().token().logon());
    nouns.put("session", run -> run.account().token().session());
  }

  /** Something that can be said about a process. */
  interface Noun {
    @Nullable Object apply(Running run);
  }
}
