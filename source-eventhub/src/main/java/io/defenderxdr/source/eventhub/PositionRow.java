package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.HubPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One partition as {@code checkpoints show} shows it.
 *
 * @param partition its id
 * @param owner who reads it now; null if nobody does
 * @param position up to which everything is settled; null before any
 * @param writtenAt when it was written, by the store's clock
 * @param last sequence number of the hub's newest message, -1 before any
 * @param lag how many messages wait
 */
public record PositionRow(
    String partition,
    @Nullable String owner,
    @Nullable HubPosition position,
    @Nullable Instant writtenAt,
    long last,
    long lag) {}
