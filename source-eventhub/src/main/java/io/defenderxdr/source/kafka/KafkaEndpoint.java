package io.defenderxdr.source.kafka;

/**
 * Where a hub speaks Kafka.
 *
 * @param address {@code host:port}; of Event Hubs it is the namespace's host name and 9093
 * @param tls whether the line is encrypted; only an emulator or a broker beside us goes without
 */
public record KafkaEndpoint(String address, boolean tls) {

  /** The host alone. */
  String host() {
    return address.substring(0, address.lastIndexOf(':'));
  }
}
