package io.defenderxdr.source.kafka;

/**
 * Where a hub speaks Kafka.
 *
 * @param address {@code host:port}; of Event Hubs it is the namespace's host name and 9093
 * @param tls whether the line is encrypted; only an emulator or a broker beside us goes without
 */
public record KafkaEndpoint(String address, boolean tls) {

  /** The port of Event Hubs. */
  public static final int PORT = 9093;

  /** The endpoint of a namespace of Event Hubs. */
  public static KafkaEndpoint of(String namespace) {
    return new KafkaEndpoint(namespace + ":" + PORT, true);
  }

  /** The host alone. */
  String host() {
    return address.substring(0, address.lastIndexOf(':'));
  }
}
