package io.defenderxdr.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine says of itself. */
public final class Machine {

  private Machine() {}

  /** One line on the machine for the head of a report. */
  public static String line() throws IOException {
    Path cpus = Path.of("/proc/cpuinfo");
    String model =
        !Files.isReadable(cpus)
            ? System.getProperty("os.arch")
            : Files.readAllLines(cpus).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    return "%d processors (%s), %s %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            model,
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.version());
  }
}
