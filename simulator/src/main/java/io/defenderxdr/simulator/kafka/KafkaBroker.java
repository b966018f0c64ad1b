package io.defenderxdr.simulator.kafka;

import io.defenderxdr.simulator.hub.Hub;
import io.defenderxdr.simulator.hub.HubFollower;
import io.defenderxdr.simulator.hub.Message;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker on loopback with the messages of a hub: topic = hub, offset = sequence number as
 * long as no message expires before it was handed on. Ends when it is closed, or with us.
 */
public final class KafkaBroker implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(50);
  private static final int BUFFER = 1 << 16;
  private static final int LAST_WORDS = 5;

  private final Process process;
  private final BufferedReader answers;
  private final DataOutputStream orders;
  private final Path folder;
  private final String address;
  private final HubFollower follower;

  private KafkaBroker(Process process, Path folder, Hub hub) throws IOException {
    this.process = process;
    this.folder = folder;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.orders = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER));
    String[] words = answer().split(" ", -1);
    this.address = "127.0.0.1:" + words[0];
    long[] next = Arrays.stream(words).skip(1).mapToLong(Long::parseLong).toArray();
    this.follower = new HubFollower(hub, next, new Feeding(), EVERY);
  }

  /**
   * Starts a broker and begins to feed it.
   *
   * @param port its port, 0 for any free one
   * @param kept where its log is kept, or null to forget it
   * @throws IOException with a sentence if it does not come up
   */
  public static KafkaBroker start(int port, Hub hub, @Nullable Path kept) throws IOException {
    Path folder =
        kept == null
            ? Files.createTempDirectory("simulated-kafka-")
            : Files.createDirectories(kept.resolve("kafka"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath(),
            BrokerProcess.class.getName(),
            folder.toString(),
            Integer.toString(port),
            hub.name(),
            Integer.toString(hub.partitions().size()),
            kept == null ? BrokerProcess.FORGET : "keep");
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.to(log(folder).toFile()))
            .start();
    try {
      return new KafkaBroker(process, folder, hub);
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static Path log(Path folder) {
    return folder.resolve("broker.log");
  }

  /** Ours, and the broker's libraries, which lie in a folder of their own beside it. */
  private static String classPath() {
    String ours = System.getProperty("java.class.path", "");
    try {
      Path here =
          Path.of(KafkaBroker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return ours
          + File.pathSeparator
          + Objects.requireNonNull(here.getParent()).resolve("lib-kafka")
          + "/*";
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The simulator does not know where it is installed.", e);
    }
  }

  /** {@code host:port} for clients. */
  public String address() {
    return address;
  }

  /** Returns when all that is on the hub now is on the broker too. */
  public void drain() {
    follower.drain();
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      List<String> said = Files.readAllLines(log(folder));
      throw new IOException(
          "the Kafka broker ended; its last words: "
              + String.join(
                  " | ", said.subList(Math.max(0, said.size() - LAST_WORDS), said.size())));
    }
    return line;
  }

  /** How messages get to the other process. */
  private final class Feeding implements HubFollower.Sink {
    @Override
    public void take(int partition, Message message) throws IOException {
      String key = message.key();
      orders.writeInt(partition);
      orders.writeLong(message.enqueued().toEpochMilli());
      orders.writeUTF(key == null ? "" : key);
      orders.writeInt(message.body().length);
      orders.write(message.body());
    }

    @Override
    public void settle(long[] next) throws IOException {
      orders.writeInt(BrokerProcess.SETTLE);
      orders.flush();
      String answer = answer();
      if (!answer.equals(BrokerProcess.SETTLED)) {
        throw new IOException("the Kafka broker did not take a message: " + answer);
      }
    }
  }

  @Override
  public void close() {
    follower.close();
    try {
      orders.close();
    } catch (IOException e) {
      // It is gone already, or goes now.
      process.destroy();
    }
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Removes a folder and all that is in it; the broker's process does so at its end. */
  static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
