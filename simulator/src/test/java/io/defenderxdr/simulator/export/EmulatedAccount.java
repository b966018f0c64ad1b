package io.defenderxdr.simulator.export;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Azure Storage for tests: Azurite as a child process, as the rest of the build has it. */
final class EmulatedAccount implements AutoCloseable {
  private static final String READY = "successfully listens on ";
  private static final String NAME = "devstoreaccount1";

  /** Public knowledge: every installation of the emulator has it. */
  private static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private final Process process;
  private final String address;

  private EmulatedAccount(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  static EmulatedAccount start() throws IOException, InterruptedException {
    Path build = Path.of(System.getProperty("defenderxdr.root", ".")).resolve("build");
    Process install =
        new ProcessBuilder(build.resolve("azurite.sh").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(install.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (install.waitFor() != 0) {
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError(said);
      }
      Assumptions.abort(said);
    }
    Process process =
        new ProcessBuilder("node", build.resolve("azurite/start.js").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int ready = line.indexOf(READY);
      if (ready >= 0) {
        return new EmulatedAccount(process, line.substring(ready + READY.length()).strip());
      }
    }
    throw new IOException("Azurite ended before it listened.");
  }

  String connectionString() {
    return "DefaultEndpointsProtocol=http;AccountName=%s;AccountKey=%s;BlobEndpoint=%s/%s;"
        .formatted(NAME, KEY, address, NAME);
  }

  @Override
  public void close() throws IOException {
    // It ends with its input.
    process.getOutputStream().close();
  }
}
