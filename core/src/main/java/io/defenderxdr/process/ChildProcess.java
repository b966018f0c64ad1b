package io.defenderxdr.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that ends with us: it watches its standard input and stops when that closes, whatever
 * kills this process.
 *
 * <p>It does not hear Ctrl-C itself, so that the one who started it stops its children in order.
 * Its errors go to the given log, or to ours. Safe for many threads.
 */
public final class ChildProcess implements AutoCloseable {

  private static final int LAST_WORDS_BYTES = 4096;
  private static final int LAST_WORDS_LINES = 3;

  private final Process process;
  private final BufferedReader output;
  private final String name;
  private final Path errors;
  private final Duration patience;

  private ChildProcess(String name, Process process, Path errors, Duration patience) {
    this.name = name;
    this.process = process;
    this.errors = errors;
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.patience = patience;
  }

  /**
   * Starts a program.
   *
   * @param name its name for people
   * @param command what to start
   * @param errors the file its standard error is appended to
   * @param patience how long {@link #close} waits for it to end by itself
   */
  public static ChildProcess start(
      String name, JavaCommand command, Path errors, Duration patience) {
    // Ignored signals stay ignored across exec: the child never hears the terminal's Ctrl-C.
    List<String> words = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
    words.addAll(command.words());
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
              .start();
      return new ChildProcess(name, process, errors, patience);
    } catch (IOException e) {
      throw new UncheckedIOException("The " + name + " cannot be started.", e);
    }
  }

  /**
   * The next line the child prints, waiting for it.
   *
   * @throws IOException with a sentence that gives its exit code and last words, if the child ended
   *     without one
   */
  public String readLine() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("The " + name + " ended before it was ready" + lastWords());
    }
    return line;
  }

  private String lastWords() throws IOException {
    String code = process.isAlive() ? "" : " (exit code %d)".formatted(process.exitValue());
    try (SeekableByteChannel log = Files.newByteChannel(errors)) {
      log.position(Math.max(0, log.size() - LAST_WORDS_BYTES));
      byte[] end = Channels.newInputStream(log).readNBytes(LAST_WORDS_BYTES);
      List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
      String words =
          String.join(
              " | ", lines.subList(Math.max(0, lines.size() - LAST_WORDS_LINES), lines.size()));
      return code + (words.isEmpty() ? "." : "; its last words: " + words);
    }
  }

  /** The child's process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Its exit code; waits for its end.
   *
   * @throws InterruptedException when asked to stop
   */
  public int awaitExitCode() throws InterruptedException {
    return process.waitFor();
  }

  /** Its exit code, once it has ended. */
  public int exitCode() {
    return process.exitValue();
  }

  /** Tells it to stop, waits, and kills it if it does not. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // Its input is closed already: it is ending or gone.
      process.destroy();
    }
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
