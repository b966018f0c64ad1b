package io.defenderxdr.source.kafka;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;

/** A real broker in this process; it keeps its ports and its folder when it is started again. */
final class Broker implements AutoCloseable {

  /** What the connection string of a test looks like. */
  static final String CONNECTION_STRING =
      "Endpoint=sb://test.example/;SharedAccessKeyName=listen;SharedAccessKey=a\"b\\c=";

  private final Map<String, String> settings = new HashMap<>();
  private final int plain;
  private final int sasl;
  private KafkaRaftServer server;
  private KafkaProducer<byte[], byte[]> producer;

  private Broker(Path folder) throws IOException {
    List<Integer> ports = freePorts(3);
    plain = ports.get(0);
    sasl = ports.get(1);
    String login = "listener.name.sasl_plaintext.";
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + ports.get(2));
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "listener.security.protocol.map",
        "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT");
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,SASL_PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
            .formatted(plain, sasl, ports.get(2)));
    settings.put("log.dirs", folder.resolve("log").toString());
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("auto.create.topics.enable", "false");
    settings.put("num.network.threads", "2");
    settings.put("sasl.enabled.mechanisms", "PLAIN,OAUTHBEARER");
    settings.put(
        login + "plain.sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " user_$ConnectionString=\""
            + CONNECTION_STRING.replace("\\", "\\\\").replace("\"", "\\\"")
            + "\";");
    settings.put(
        login + "oauthbearer.sasl.jaas.config",
        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required"
            + " unsecuredLoginStringClaim_sub=\"broker\";");
    format(folder);
  }

  /** Starts a broker that keeps its log in this folder. */
  static Broker start(Path folder) throws IOException {
    Broker broker = new Broker(folder);
    broker.start();
    return broker;
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
    List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
    for (ServerSocket socket : held) {
      socket.close();
    }
    return ports;
  }

  private void format(Path folder) throws IOException {
    Properties properties = new Properties();
    properties.putAll(settings);
    Path file = folder.resolve("server.properties");
    try (var out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
    PrintStream quiet =
        new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    StorageTool.execute(
        new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()}, quiet);
  }

  void start() {
    server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
  }

  void stop() {
    server.shutdown();
    server.awaitShutdown();
  }

  KafkaEndpoint plain() {
    return new KafkaEndpoint("127.0.0.1:" + plain, false);
  }

  KafkaEndpoint withSignIn() {
    return new KafkaEndpoint("127.0.0.1:" + sasl, false);
  }

  /** Makes a hub. */
  void hub(String name, int partitions) throws InterruptedException, ExecutionException {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    }
  }

  /** Lets messages of a partition expire. */
  void expire(String hub, int partition, long before)
      throws InterruptedException, ExecutionException {
    try (Admin admin = admin()) {
      admin
          .deleteRecords(
              Map.of(new TopicPartition(hub, partition), RecordsToDelete.beforeOffset(before)))
          .all()
          .get();
    }
  }

  /** The positions of a group: by partition the offset of the first message not settled. */
  Map<Integer, Long> positions(String group, String hub)
      throws InterruptedException, ExecutionException {
    try (Admin admin = admin()) {
      Map<Integer, Long> found = new HashMap<>();
      admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach(
              (partition, offset) -> {
                if (partition.topic().equals(hub)) {
                  found.put(partition.partition(), offset.offset());
                }
              });
      return found;
    }
  }

  /** How many bytes of a hub's messages the broker has sent to readers. */
  long bytesSent(String hub) throws JMException {
    ObjectName counter =
        new ObjectName("kafka.server:type=BrokerTopicMetrics,name=BytesOutPerSec,topic=" + hub);
    return (long) ManagementFactory.getPlatformMBeanServer().getAttribute(counter, "Count");
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", plain().address()));
  }

  /** Puts a message on a partition. */
  void put(String hub, int partition, String body) throws InterruptedException, ExecutionException {
    put(hub, partition, body.getBytes(StandardCharsets.UTF_8));
  }

  void put(String hub, int partition, byte[] body) throws InterruptedException, ExecutionException {
    if (producer == null) {
      producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", plain().address(), "max.request.size", 2_000_000),
              new ByteArraySerializer(),
              new ByteArraySerializer());
    }
    producer.send(new ProducerRecord<>(hub, partition, null, body)).get();
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close();
    }
    stop();
  }
}
