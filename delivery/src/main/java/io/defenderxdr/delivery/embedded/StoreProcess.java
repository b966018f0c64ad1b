package io.defenderxdr.delivery.embedded;

import io.defenderxdr.pipeline.FileErrors;
import io.defenderxdr.process.ChildProcess;
import io.defenderxdr.process.JavaCommand;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The embedded OpenSearch as a child process; it ends when this process ends, however that happens.
 *
 * <p>Safe for many threads.
 */
public final class StoreProcess implements AutoCloseable {

  private static final String PROGRAM = "io.defenderxdr.store.embedded.EmbeddedStore";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern FIRST_LINE = Pattern.compile("\\{\"url\":\"([^\"]+)\"}");

  private final ChildProcess child;
  private final URI url;

  private StoreProcess(ChildProcess child, URI url) {
    this.child = child;
    this.url = url;
  }

  /**
   * Starts a store and waits until it answers, about 4 s; longer while a dying store still holds
   * the folder or the port.
   *
   * @param home the root of the installation
   * @param data the store's data folder, made where needed
   * @param port its HTTP port on the loopback address, 0 for any free one
   * @throws StoreStartException with the sentence for the user, if it does not start
   */
  public static StoreProcess start(Path home, Path data, int port) throws StoreStartException {
    Path errors = errorsIn(data);
    JavaCommand command =
        new JavaCommand(
            home,
            "store-embedded",
            "store",
            List.of(),
            PROGRAM,
            List.of("--path", data.toString(), "--port", String.valueOf(port), "--child"));
    ChildProcess child = ChildProcess.start("store", command, errors, PATIENCE);
    try {
      return new StoreProcess(child, urlIn(child.readLine()));
    } catch (IOException e) {
      child.close();
      throw new StoreStartException(child.exitCode(), lastLineOf(errors, data));
    }
  }

  private static Path errorsIn(Path data) throws StoreStartException {
    try {
      Files.createDirectories(data.resolve("logs"));
      Path errors = data.resolve("logs/errors.log");
      Files.writeString(errors, "");
      return errors;
    } catch (IOException e) {
      throw new StoreStartException(
          StoreStartException.DATA_FOLDER,
          "The store's data folder %s cannot be used (%s): make it readable and writable for this user, or choose another."
              .formatted(data, FileErrors.clause(e)));
    }
  }

  private static URI urlIn(String line) throws IOException {
    Matcher matcher = FIRST_LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IOException("The store's first line is not its address: " + line);
    }
    return URI.create(matcher.group(1));
  }

  private static String lastLineOf(Path errors, Path data) {
    try {
      List<String> lines = Files.readAllLines(errors).stream().filter(l -> !l.isBlank()).toList();
      if (!lines.isEmpty()) {
        return lines.getLast();
      }
    } catch (IOException e) {
      return "The store did not start, and its error log %s cannot be read (%s)."
          .formatted(errors, FileErrors.clause(e));
    }
    return "The store did not start: look into " + data.resolve("logs/store.log") + ".";
  }

  /** Where it answers. */
  public URI url() {
    return url;
  }

  /** Its process id. */
  public long pid() {
    return child.pid();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return child.isAlive();
  }

  /** Returns when it has ended. */
  void awaitEnd() throws InterruptedException {
    Optional<ProcessHandle> running = ProcessHandle.of(child.pid());
    if (running.isPresent()) {
      try {
        running.get().onExit().get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("The end of a process cannot fail.", e);
      }
    }
  }

  /** Stops it cleanly, and kills it only if it does not stop within half a minute. */
  @Override
  public void close() {
    child.close();
  }
}
