package io.defenderxdr.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a record came from, for quarantine entries, log lines and the look-up of repeats.
 *
 * @param text one line for people: {@code alert da637551 in the window from ...}; holds no secret
 * @param sourceTime the source's own time of this record (last update, enqueued time, snapshot
 *     time), or null where it has none
 */
public record Origin(String text, @Nullable Instant sourceTime) {}
