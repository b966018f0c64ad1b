package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.HubPosition;
import org.jspecify.annotations.Nullable;

/**
 * What an import does with one partition.
 *
 * @param partition its id
 * @param source name of the blob that the position comes from; null if there is none
 * @param position the position found there, or null
 * @param outcome one clause for people
 * @param written whether it was written, or would be
 * @param firstRecord place and begin of the first record that would be read; null if not looked at
 */
public record ImportRow(
    String partition,
    @Nullable String source,
    @Nullable HubPosition position,
    String outcome,
    boolean written,
    @Nullable String firstRecord) {}
