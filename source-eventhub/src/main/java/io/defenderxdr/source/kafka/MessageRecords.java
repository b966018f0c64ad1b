package io.defenderxdr.source.kafka;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.HubGroup;
import io.defenderxdr.event.HubMessage;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.source.envelope.Envelope;
import io.defenderxdr.source.envelope.EnvelopeReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes records of a message, each with its place. */
final class MessageRecords {

  private final HubGroup group;
  private final EnvelopeReader envelopes;

  MessageRecords(HubGroup group, EnvelopeReader envelopes) {
    this.group = group;
    this.envelopes = envelopes;
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
    if (body == null) {
      return List.of();
    }
    Envelope envelope = envelopes.read(body);
    HubMessage facts = facts(message);
    int count = envelope.records().size();
    String reason = envelope.reason() == null ? "" : ": " + envelope.reason();
    List<SourceRecord> records = new ArrayList<>(count);
    for (ByteSlice slice : envelope.records()) {
      String place =
          "partition %s, sequence %d, record %d of %d%s"
              .formatted(facts.partition(), facts.sequence(), records.size() + 1, count, reason);
      records.add(new SourceRecord(slice, new Origin(place, facts.enqueuedAt(), facts)));
    }
    return records;
  }

  /** Over Kafka an Event Hub gives the sequence number as the offset. */
  private HubMessage facts(ConsumerRecord<byte[], byte[]> message) {
    byte[] key = message.key();
    return new HubMessage(
        group.hub(),
        group.group(),
        Long.toString(message.offset()),
        message.offset(),
        enqueuedAt(message),
        Integer.toString(message.partition()),
        key == null ? null : new String(key, StandardCharsets.UTF_8));
  }
}
