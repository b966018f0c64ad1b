package io.defenderxdr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.process.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** One of our programs as a user starts it from a terminal: it hears signals, and may fail. */
final class Program implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final Thread reader;
  private List<ProcessHandle> family = List.of();

  private Program(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().name("output").start(this::read);
  }

  /** The collector's program. */
  static Program cli(String... arguments) throws IOException {
    return start("exec \"$@\"", "collector", "io.defenderxdr.cli.DefenderXdr", arguments);
  }

  /** The same, with the flags it has where the stream of events is on. */
  static Program events(String... arguments) throws IOException {
    return start(
        "exec \"$@\"",
        "collector",
        "collector-events",
        "io.defenderxdr.cli.DefenderXdr",
        List.of(arguments));
  }

  /** The same, behind a line of shell such as a limit of file sizes. */
  static Program limited(String limit, String... arguments) throws IOException {
    String script = limit + "; exec \"$@\"";
    return start(script, "collector", "io.defenderxdr.cli.DefenderXdr", arguments);
  }

  static Program simulator(String... arguments) throws IOException {
    String main = "io.defenderxdr.simulator.cli.Simulate";
    return start("exec \"$@\"", "simulator", main, arguments);
  }

  private static Program start(String script, String module, String main, String... arguments)
      throws IOException {
    return start(script, module, module, main, List.of(arguments));
  }

  private static Program start(
      String script, String module, String flags, String main, List<String> arguments)
      throws IOException {
    // A test run in the background ignores SIGINT, and whom it starts would too.
    List<String> words =
        new ArrayList<>(List.of("env", "--default-signal=INT", "sh", "-c", script, "sh"));
    words.addAll(
        new JavaCommand(JavaCommand.installation(), module, flags, List.of(), main, arguments)
            .words());
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    return new Program(process);
  }

  /** Through a pipe and not into a file, which would fall under a limit of file sizes. */
  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      lines.lines().forEach(output::add);
    } catch (IOException | UncheckedIOException e) {
      output.add(e.toString());
    }
  }

  /** All it has said. */
  String output() {
    return output.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  /** Its sentence for the user: the last line. */
  String lastLine() {
    return output().lines().filter(line -> !line.isBlank()).reduce("", (first, last) -> last);
  }

  /** Waits until it has said something. */
  void awaitOutput(String text) {
    Awaitility.await(text)
        .atMost(PATIENCE)
        .until(() -> output().contains(text) || !reader.isAlive());
    assertThat(output()).contains(text);
    look();
  }

  private void look() {
    family = Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  /** Waits until so many processes of the family run, itself counted. */
  void awaitFamilyOf(int size) {
    Awaitility.await("family of " + size)
        .atMost(PATIENCE)
        .until(
            () -> {
              look();
              return family.size() >= size;
            });
  }

  /** The processes of the family that ran when {@link #awaitOutput} returned, itself among them. */
  List<ProcessHandle> family() {
    return family;
  }

  /** Waits until no process of the family is left. */
  void awaitNobodyLeft() {
    Awaitility.await("every process ended")
        .atMost(PATIENCE)
        .until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** Sends a signal such as {@code INT} to this process alone. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Lifts the limit of file sizes that it was started with. */
  void giveSpace() throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    int end =
        new ProcessBuilder("prlimit", "--pid", pid, "--fsize=unlimited")
            .inheritIO()
            .start()
            .waitFor();
    assertThat(end).as("prlimit").isZero();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end. */
  int exitCode() throws InterruptedException {
    return exitCode(PATIENCE);
  }

  /** Waits so long for its end. */
  int exitCode(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("It does not end: " + output());
    }
    reader.join(PATIENCE);
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
  }
}
