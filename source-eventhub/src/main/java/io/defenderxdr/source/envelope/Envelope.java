package io.defenderxdr.source.envelope;

import io.defenderxdr.event.ByteSlice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one body held.
 *
 * @param records the records as received, each a part of the body; empty for {@link Shape#EMPTY}
 * @param shape what the body looked like
 * @param sanitized whether the body had to be repaired first
 */
public record Envelope(List<ByteSlice> records, Shape shape, boolean sanitized) {

  /** The forms of a body (specification: event hub, section 2). */
  public enum Shape {
    /** Microsoft's envelope: an object with a list {@code records}. */
    RECORDS,
    /** A list of records. */
    LIST,
    /** One JSON value without an envelope. */
    SINGLE,
    /** An envelope without any record. */
    EMPTY,
    /** Text or broken JSON, kept whole as one record. */
    NO_JSON
  }

  public Envelope {
    records = List.copyOf(records);
  }

  /** Why the body stayed whole although it should not, for people; null if all is well. */
  public @Nullable String reason() {
    return shape == Shape.NO_JSON ? "the message is no JSON and is kept whole" : null;
  }
}
