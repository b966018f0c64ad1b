package io.defenderxdr.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of one of our programs, with the class path and the JVM flags it always has.
 *
 * @param home the root of the installation, as the launcher gives it in {@code defenderxdr.home}
 * @param module the module the program lives in, such as {@code simulator}
 * @param flags name of its file with JVM flags, such as {@code simulator}
 * @param extraFlags further JVM flags
 * @param mainClass the program
 * @param arguments its arguments
 */
public record JavaCommand(
    Path home,
    String module,
    String flags,
    List<String> extraFlags,
    String mainClass,
    List<String> arguments) {

  /** The system property in which the launcher names the root of the installation. */
  public static final String HOME_PROPERTY = "defenderxdr.home";

  /**
   * The root of the installation this program was started from.
   *
   * @throws IllegalStateException with a sentence, if the program was not started by its launcher
   */
  public static Path installation() {
    String home = System.getProperty(HOME_PROPERTY, "");
    Path path = Path.of(home).toAbsolutePath();
    if (home.isEmpty() || !Files.isDirectory(path.resolve("build/jvm"))) {
      throw new IllegalStateException(
          "Started without its launcher: run ./defender-xdr, or set -D" + HOME_PROPERTY + ".");
    }
    return path;
  }

  /** The words to start. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("@" + home.resolve("build/jvm/" + flags + ".args"));
    words.addAll(extraFlags);
    words.add("-D" + HOME_PROPERTY + "=" + home);
    words.add("-cp");
    Path target = home.resolve(module).resolve("target");
    words.add(
        target.resolve(module + "-0.1.0.jar") + File.pathSeparator + target.resolve("lib") + "/*");
    words.add(mainClass);
    words.addAll(arguments);
    return words;
  }
}
