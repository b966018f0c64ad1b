package io.defenderxdr.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One item that its source answered with an error each time, and that the stream went around.
 *
 * @param from last-update time at or before the item's
 * @param to last-update time at or after the item's
 * @param id the document id, where a smaller question could be answered, else null
 * @param tries how often it has been asked for
 * @param nextTry not to be asked for again before this
 */
public record SteppedOver(
    Ticks from, Ticks to, @Nullable DocumentId id, int tries, Instant nextTry) {}
