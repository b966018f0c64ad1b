/**
 * The records of the streaming API: what Defender XDR sends to an event hub, for every
 * advanced-hunting table.
 *
 * <p>The door is {@link io.defenderxdr.simulator.stream.EventRecords}; the tables themselves are
 * text files beside it, one each under {@code tables/}, whose columns read like a list: a column is
 * added by one line.
 *
 * <p>This room knows {@code attack}, {@code time} and Jackson's streaming writer.
 *
 * <p>When records are sent, and how a hub keeps them, does not belong here: that is for the hub
 * that sends them.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.simulator.stream;
