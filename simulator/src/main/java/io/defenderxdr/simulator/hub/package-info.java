/**
 * An event hub: partitions full of messages, and a server that speaks AMQP 1.0 as Microsoft's does.
 *
 * <p>The doors are {@link io.defenderxdr.simulator.hub.Hub}, the messages, {@link
 * io.defenderxdr.simulator.hub.HubFeed}, where they come from, and {@link
 * io.defenderxdr.simulator.hub.HubServer}, which lets clients read them.
 *
 * <p>This room knows {@code fault}, {@code time}, {@code attack}, {@code stream} and vertx-proton.
 *
 * <p>What records say does not belong here: see {@code stream}. Other ways to the same records,
 * such as Kafka, are rooms of their own.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.simulator.hub;
