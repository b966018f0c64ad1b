/**
 * The hub's Kafka endpoint: a real broker in a process of its own, with the same stream on it.
 *
 * <p>The door is {@link io.defenderxdr.simulator.kafka.KafkaBroker}; {@link
 * io.defenderxdr.simulator.kafka.BrokerProcess} is the other process.
 *
 * <p>This room knows {@code hub}; its process knows Kafka, which has a class path of its own.
 *
 * <p>What is in the messages does not belong here: see {@code hub}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.simulator.kafka;
