package io.defenderxdr.source.rest;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.Ticks;
import org.jspecify.annotations.Nullable;

/**
 * One element of a page.
 *
 * @param json its bytes as received
 * @param id the id its document will have
 * @param time its last update; null if it has none that can be read
 * @param label what people call it
 */
public record Element(ByteSlice json, DocumentId id, @Nullable Ticks time, String label) {}
