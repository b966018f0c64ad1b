package io.defenderxdr.pipeline;

import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.StreamId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that could not be delivered.
 *
 * @param stream where it belongs
 * @param index the data stream it was meant for; null if the source never gave it
 * @param id its document id, where known
 * @param document the document, or what is known of the item, as JSON text
 * @param reason why it is here, one sentence
 * @param origin where it came from
 * @param at when it was put here
 */
public record QuarantineEntry(
    StreamId stream,
    @Nullable String index,
    @Nullable DocumentId id,
    String document,
    String reason,
    String origin,
    Instant at) {}
