/**
 * Who reads which partition: leases of many collectors over one store.
 *
 * <p>The door is {@link io.defenderxdr.source.lease.LeaseKeeper}; {@link
 * io.defenderxdr.source.lease.TimedStore} gives each call to a store a sure end.
 *
 * <p>This room knows {@code event} and {@code pipeline}.
 *
 * <p>How a partition is read does not belong here: see {@code source.eventhub}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.source.lease;
