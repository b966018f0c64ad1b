package io.defenderxdr.simulator.stream;

import io.defenderxdr.simulator.attack.World;
import io.defenderxdr.simulator.time.Ticks;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The nouns that table files can put into gaps. */
final class Nouns {
  /** Ticks from 1601, where Windows begins to count, to 1970. */
  private static final long FILETIME = 116_444_736_000_000_000L;

  /** All nouns by name. */
  static final Map<String, Template.Piece> ALL = all();

  private Nouns() {}

  private static Map<String, Template.Piece> all() {
    Map<String, Template.Piece> nouns = new HashMap<>();
    world(nouns);
    device(nouns, "device", Scene::device);
    device(nouns, "peer", scene -> scene.world().device(scene.otherNumber()));
    user(nouns, "user", Scene::user);
    user(nouns, "other", scene -> scene.world().user(scene.otherNumber()));
    user(nouns, "reader", scene -> mailUser(scene, 1));
    user(nouns, "writer", scene -> mailUser(scene, 2));
    user(nouns, "speaker", scene -> threadUser(scene, 1));
    user(nouns, "listener", scene -> threadUser(scene, 2));
    process(nouns, "initiator", Scene::initiator);
    process(nouns, "subject", Scene::subject);
    process(nouns, "target", Scene::target);
    file(nouns);
    alert(nouns);
    return Map.copyOf(nouns);
  }

  private static void world(Map<String, Template.Piece> nouns) {
    nouns.put("moment", scene -> Ticks.text(scene.ticks()));
    nouns.put("action", Scene::action);
    nouns.put("report", scene -> 1_000 + scene.index());
    nouns.put("filetime", scene -> FILETIME + scene.ticks());
    nouns.put("tenant", scene -> scene.world().tenantId());
    nouns.put("domain", scene -> scene.world().domain());
    nouns.put("netbios", scene -> Account.netbios(scene.world()));
    nouns.put("mail", scene -> scene.dice(Anchor.MAIL, 1).guid());
    nouns.put("thread", scene -> scene.dice(Anchor.THREAD, 1).hex(32));
    nouns.put("store", scene -> "st" + scene.dice(Anchor.STORE, 1).hex(8));
    nouns.put("cluster", scene -> "aks-" + scene.dice(Anchor.CLUSTER, 1).hex(5));
    nouns.put("subscription", scene -> scene.dice(Anchor.STORE, 3).guid());
  }

  private static World.User mailUser(Scene scene, int which) {
    return scene.world().user(scene.dice(Anchor.MAIL, 90 + which).below(scene.world().people()));
  }

  private static World.User threadUser(Scene scene, int which) {
    return scene.world().user(scene.dice(Anchor.THREAD, 90 + which).below(scene.world().people()));
  }

  private static void device(
      Map<String, Template.Piece> nouns, String prefix, Function<Scene, World.Device> of) {
    nouns.put(prefix + ".id", scene -> of.apply(scene).mdeId());
    nouns.put(prefix + ".short", scene -> of.apply(scene).name());
    nouns.put(prefix + ".name", scene -> of.apply(scene).name() + "." + scene.world().domain());
    nouns.put(prefix + ".aad", scene -> of.apply(scene).aadId());
    nouns.put(prefix + ".platform", scene -> of.apply(scene).platform());
    nouns.put(prefix + ".ip", scene -> of.apply(scene).ip());
    nouns.put(
        prefix + ".ip6",
        scene ->
            "fe80::"
                + of.apply(scene).mdeId().substring(0, 4)
                + ":"
                + of.apply(scene).mdeId().substring(4, 8));
    nouns.put(
        prefix + ".mac",
        scene -> "000D3A" + of.apply(scene).mdeId().substring(8, 14).toUpperCase(Locale.ROOT));
  }

  private static void user(
      Map<String, Template.Piece> nouns, String prefix, Function<Scene, World.User> of) {
    nouns.put(prefix + ".account", scene -> of.apply(scene).account());
    nouns.put(prefix + ".display", scene -> of.apply(scene).display());
    nouns.put(prefix + ".given", scene -> of.apply(scene).display().split(" ", -1)[0]);
    nouns.put(prefix + ".surname", scene -> of.apply(scene).display().split(" ", -1)[1]);
    nouns.put(prefix + ".upn", scene -> of.apply(scene).upn());
    nouns.put(prefix + ".sid", scene -> of.apply(scene).sid());
    nouns.put(prefix + ".id", scene -> of.apply(scene).id());
  }

  private static void process(
      Map<String, Template.Piece> nouns, String prefix, Function<Scene, Running> of) {
    ProcessNouns.all()
        .forEach(
            (name, value) -> nouns.put(prefix + "." + name, scene -> value.apply(of.apply(scene))));
  }

  private static void file(Map<String, Template.Piece> nouns) {
    nouns.put("file.path", scene -> scene.file().path());
    nouns.put("file.name", scene -> scene.file().name());
    nouns.put("file.folder", scene -> scene.file().folder());
    nouns.put("file.extension", scene -> scene.file().extension());
    nouns.put("file.md5", scene -> scene.file().md5());
    nouns.put("file.sha1", scene -> scene.file().sha1());
    nouns.put("file.sha256", scene -> scene.file().sha256());
    nouns.put("file.size", scene -> scene.file().size());
  }

  private static void alert(Map<String, Template.Piece> nouns) {
    nouns.put("alert.id", scene -> scene.alert().id());
    nouns.put("alert.title", scene -> scene.alert().scene().facts().title());
    nouns.put("alert.category", scene -> scene.alert().scene().facts().category());
    nouns.put("alert.severity", scene -> scene.alert().severity());
    nouns.put("alert.service", scene -> scene.alert().scene().service().productName());
    nouns.put("alert.detection", scene -> scene.alert().detection());
    nouns.put("alert.techniques", scene -> scene.alert().techniques());
    nouns.put("alert.threat", scene -> scene.alert().scene().facts().threat());
    nouns.put("alert.text", scene -> scene.alert().scene().description());
    device(nouns, "victim", scene -> scene.world().device(scene.alert().place()));
    user(nouns, "victim.user", scene -> scene.world().user(scene.alert().place()));
  }
}
