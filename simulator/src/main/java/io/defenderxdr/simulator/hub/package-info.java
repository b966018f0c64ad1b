/**
 * An event hub: partitions full of messages, and a server that speaks AMQP 1.0 as Microsoft's does.
 *
 * <p>The doors are {@link io.defenderxdr.simulator.hub.Hub}, the messages, and {@link
 * io.defenderxdr.simulator.hub.HubServer}, which lets clients read them.
 *
 * <p>This room knows {@code fault}, {@code time}, vertx-proton, and for what it sends {@code
 * stream}.
 *
 * <p>What records say does not belong here: see {@code stream}. Other ways to the same records,
 * such as Kafka, are rooms of their own.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.simulator.hub;
