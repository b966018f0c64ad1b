package io.defenderxdr.simulator.kafka;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;

/**
 * The broker's process. Prints its port and the end of each partition, then takes messages from its
 * input, says when they are on the broker, and ends with its input.
 */
public final class BrokerProcess {
  /** In place of a partition: all before this is to be settled. */
  static final int SETTLE = -1;

  /** As the last argument: what is in the folder is not needed any more. */
  static final String FORGET = "forget";

  /** The answer to it when all went well. */
  static final String SETTLED = "settled";

  private static final String CLUSTER = "ZGVmZW5kZXIteGRyLXNpbQ";
  private static final int OK = 0;
  private static final int FAILED = 1;

  private final Path folder;
  private final int port;
  private final String topic;
  private final int partitions;

  private BrokerProcess(Path folder, int port, String topic, int partitions) {
    this.folder = folder;
    this.port = port;
    this.topic = topic;
    this.partitions = partitions;
  }

  /**
   * Runs the broker.
   *
   * @param arguments its folder, its port or 0, the topic, the number of its partitions, and
   *     whether the folder is to be forgotten at the end
   */
  public static void main(String... arguments)
      throws IOException, InterruptedException, ExecutionException {
    // Kafka leaves threads behind that would keep the process alive.
    Thread.currentThread()
        .setUncaughtExceptionHandler(
            (thread, fault) -> {
              String cause = fault.getCause() == null ? "" : ", " + fault.getCause();
              System.err.println("The broker failed: " + fault + cause);
              Runtime.getRuntime().halt(FAILED);
            });
    List<Integer> ports = freePorts(Integer.parseInt(arguments[1]));
    new BrokerProcess(
            Path.of(arguments[0]), ports.get(0), arguments[2], Integer.parseInt(arguments[3]))
        .run(ports.get(1));
    if (arguments[4].equals(FORGET)) {
      KafkaBroker.remove(Path.of(arguments[0]));
    }
    Runtime.getRuntime().halt(OK);
  }

  /** The broker's port, and one for Kafka's own use. */
  private static List<Integer> freePorts(int wanted) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket one = new ServerSocket(wanted, 1, loopback);
        ServerSocket two = new ServerSocket(0, 1, loopback)) {
      return List.of(one.getLocalPort(), two.getLocalPort());
    } catch (BindException e) {
      throw new IOException("port 127.0.0.1:" + wanted + " is taken", e);
    }
  }

  private void run(int controllerPort)
      throws IOException, InterruptedException, ExecutionException {
    // What Kafka's classes might print must not come between the lines that are read.
    PrintStream answers = System.out;
    System.setOut(System.err);
    Map<String, String> settings = settings(controllerPort);
    format(settings);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
    answers.println(port + ends());
    answers.flush();
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      serve(producer, answers);
    }
    server.shutdown();
    server.awaitShutdown();
  }

  private Map<String, String> settings(int controllerPort) {
    return Map.ofEntries(
        Map.entry("process.roles", "broker,controller"),
        Map.entry("node.id", "1"),
        Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
        Map.entry("controller.listener.names", "CONTROLLER"),
        Map.entry("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"),
        Map.entry(
            "listeners",
            "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort)),
        Map.entry("log.dirs", folder.resolve("log").toString()),
        Map.entry("auto.create.topics.enable", "false"),
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("offsets.topic.num.partitions", "1"),
        Map.entry("offsets.topic.segment.bytes", "16777216"),
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        Map.entry("controlled.shutdown.enable", "false"),
        Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
        // The tenant's time may run ahead of the wall's, or come from long ago.
        Map.entry("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)),
        Map.entry("log.retention.ms", "-1"),
        Map.entry("message.max.bytes", "4000000"),
        Map.entry("num.network.threads", "2"),
        Map.entry("num.io.threads", "2"),
        Map.entry("num.recovery.threads.per.data.dir", "1"));
  }

  private void format(Map<String, String> settings) throws IOException {
    Properties properties = new Properties();
    properties.putAll(settings);
    Path file = folder.resolve("server.properties");
    try (var out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
    StorageTool.execute(
        new String[] {"format", "--ignore-formatted", "-t", CLUSTER, "-c", file.toString()},
        System.err);
  }

  /** A blank and the end, for each partition; makes the topic if it is not there. */
  private String ends() throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port))) {
      try {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
      List<String> ends = new ArrayList<>();
      for (int number = 0; number < partitions; number++) {
        TopicPartition partition = new TopicPartition(topic, number);
        long end =
            admin
                .listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
        ends.add(" " + end);
      }
      return String.join("", ends);
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            "127.0.0.1:" + port,
            "max.request.size",
            4_000_000,
            "buffer.memory",
            16_000_000L),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private void serve(KafkaProducer<byte[], byte[]> producer, PrintStream answers)
      throws IOException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(System.in))) {
      while (true) {
        int partition = in.readInt();
        if (partition == SETTLE) {
          producer.flush();
          answers.println(outcome(sent));
          answers.flush();
          sent.clear();
        } else {
          sent.add(producer.send(message(partition, in)));
        }
      }
    } catch (EOFException e) {
      // Whoever feeds us is done.
      System.err.println("The input ended.");
    }
  }

  private static String outcome(List<Future<RecordMetadata>> sent) throws InterruptedException {
    try {
      for (Future<RecordMetadata> message : sent) {
        message.get();
      }
      return SETTLED;
    } catch (ExecutionException e) {
      return "not settled: " + e.getCause();
    }
  }

  private ProducerRecord<byte[], byte[]> message(int partition, DataInputStream in)
      throws IOException {
    long enqueued = in.readLong();
    String key = in.readUTF();
    byte[] body = in.readNBytes(in.readInt());
    byte[] keyBytes = key.isEmpty() ? null : key.getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic, partition, enqueued, keyBytes, body);
  }
}
