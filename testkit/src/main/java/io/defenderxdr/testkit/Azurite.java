package io.defenderxdr.testkit;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Azure Storage for tests: Azurite's blob service in memory, as a child process on a free port.
 *
 * <p>It is brought by npm on first use. Where it cannot be had the test is skipped with a sentence,
 * or fails where the environment has {@code CI=true}. The child ends with this process, however
 * that ends. Safe for many threads.
 */
public final class Azurite implements AutoCloseable {

  private static final String READY = "successfully listens on ";
  private static final String ACCOUNT = "devstoreaccount1";

  /** Public knowledge: every installation of the emulator has it. */
  private static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private static @Nullable Azurite shared;

  private final Process process;
  private final String address;

  private Azurite(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** The one that all tests of this process share; each uses a container of its own. */
  public static synchronized Azurite shared() {
    if (shared == null) {
      shared = start();
    }
    return shared;
  }

  /** Starts one and waits until it listens. */
  public static Azurite start() {
    Path build = Path.of(System.getProperty("defenderxdr.root", ".")).resolve("build");
    try {
      install(build);
      Process process =
          new ProcessBuilder("node", build.resolve("azurite/start.js").toString())
              .redirectError(ProcessBuilder.Redirect.to(new File("/dev/null")))
              .start();
      return new Azurite(process, awaitAddress(process));
    } catch (IOException e) {
      throw new UncheckedIOException("Azurite cannot be started.", e);
    }
  }

  /** Several builds may come here at once: one installs, the others wait. */
  private static void install(Path build) throws IOException {
    Path locks = Files.createDirectories(build.resolve("azurite/target"));
    synchronized (Azurite.class) {
      try (FileChannel channel =
              FileChannel.open(
                  locks.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        Assertions.assertTrue(lock.isValid());
        Process script =
            new ProcessBuilder(build.resolve("azurite.sh").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (exitCode(script) != 0) {
          refuse(said.strip());
        }
      }
    }
  }

  private static int exitCode(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private static void refuse(String sentence) {
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(sentence);
    }
    Assumptions.abort(sentence);
  }

  private static String awaitAddress(Process process) throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int ready = line.indexOf(READY);
      if (ready >= 0) {
        return line.substring(ready + READY.length()).strip();
      }
    }
    throw new IOException("Azurite ended with code " + exitCode(process) + " before it listened.");
  }

  /** The address of the account, without a slash at its end. */
  public String endpoint() {
    return address + "/" + ACCOUNT;
  }

  /** The name of the account. */
  public String account() {
    return ACCOUNT;
  }

  /** The account's key. */
  public String key() {
    return KEY;
  }

  /** The connection string of the account. */
  public String connectionString() {
    return "DefaultEndpointsProtocol=http;AccountName=%s;AccountKey=%s;BlobEndpoint=%s;"
        .formatted(ACCOUNT, KEY, endpoint());
  }

  /** The child's process id, for tests that stop it for a while. */
  public long pid() {
    return process.pid();
  }

  /** Ends it; what it kept is gone. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
