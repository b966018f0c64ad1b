package io.defenderxdr.source.envelope;

import io.defenderxdr.event.ByteSlice;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the records out of the body of a message (specification: event hub, sections 2 and 3). Each
 * record is the original part of the body: no digit and no space of it changes. Nothing is ever
 * dropped: what is no JSON is one record. Safe for many threads.
 */
public final class EnvelopeReader {

  /**
   * What was read since the start.
   *
   * @param messages bodies
   * @param bytes their bytes
   * @param records the records in them
   * @param empty bodies without any record
   * @param sanitized bodies that were repaired
   * @param notJson bodies that are no JSON, repaired or not
   */
  public record Counts(
      long messages, long bytes, long records, long empty, long sanitized, long notJson) {}

  private final List<Sanitizer> sanitizers;
  private final LongAdder messages = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder records = new LongAdder();
  private final LongAdder empty = new LongAdder();
  private final LongAdder sanitized = new LongAdder();
  private final LongAdder notJson = new LongAdder();

  /**
   * Reads bodies.
   *
   * @param sanitizers applied in this order to a body that is no JSON; may be empty
   */
  public EnvelopeReader(List<Sanitizer> sanitizers) {
    this.sanitizers = List.copyOf(sanitizers);
  }

  /**
   * Reads one body.
   *
   * @param body not written to any more: the records are parts of it
   */
  public Envelope read(byte[] body) {
    Envelope envelope = cut(body);
    messages.increment();
    bytes.add(body.length);
    records.add(envelope.records().size());
    if (envelope.sanitized()) {
      sanitized.increment();
    }
    switch (envelope.shape()) {
      case EMPTY -> empty.increment();
      case NO_JSON -> notJson.increment();
      case RECORDS, LIST, SINGLE -> {
        // The good cases are counted above.
      }
    }
    return envelope;
  }

  /** What was read since the start. */
  public Counts counts() {
    return new Counts(
        messages.sum(), bytes.sum(), records.sum(), empty.sum(), sanitized.sum(), notJson.sum());
  }

  private Envelope cut(byte[] body) {
    Envelope first = EnvelopeCut.of(body, false);
    if (first != null) {
      return first;
    }
    Envelope repaired = repaired(body);
    return repaired != null
        ? repaired
        : new Envelope(List.of(ByteSlice.of(body)), Envelope.Shape.NO_JSON, false);
  }

  /** A body that repair does not make JSON goes on as it was received. */
  private @Nullable Envelope repaired(byte[] body) {
    if (sanitizers.isEmpty()) {
      return null;
    }
    byte[] repaired = body;
    for (Sanitizer sanitizer : sanitizers) {
      repaired = sanitizer.clean(repaired);
    }
    return EnvelopeCut.of(repaired, true);
  }
}
