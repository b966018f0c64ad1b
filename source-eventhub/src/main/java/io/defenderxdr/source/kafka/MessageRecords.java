package io.defenderxdr.source.kafka;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes records of a message, each with its place. */
final class MessageRecords {

  private final Function<ByteSlice, List<ByteSlice>> envelope;

  MessageRecords(Function<ByteSlice, List<ByteSlice>> envelope) {
    this.envelope = envelope;
  }

  /** Bytes of memory that a message holds. */
  static int bytes(ConsumerRecord<byte[], byte[]> message) {
    return Math.max(0, message.serializedKeySize()) + Math.max(0, message.serializedValueSize());
  }

  /** When the hub took a message. */
  static Instant enqueuedAt(ConsumerRecord<byte[], byte[]> message) {
    return Instant.ofEpochMilli(Math.max(0, message.timestamp()));
  }

  List<SourceRecord> of(ConsumerRecord<byte[], byte[]> message) {
    byte[] body = message.value();
    List<ByteSlice> slices = body == null ? List.of() : envelope.apply(ByteSlice.of(body));
    Instant enqueuedAt = enqueuedAt(message);
    List<SourceRecord> records = new ArrayList<>(slices.size());
    for (ByteSlice slice : slices) {
      String place =
          "partition %d, sequence %d, record %d of %d"
              .formatted(message.partition(), message.offset(), records.size() + 1, slices.size());
      records.add(new SourceRecord(slice, new Origin(place, enqueuedAt)));
    }
    return records;
  }
}
