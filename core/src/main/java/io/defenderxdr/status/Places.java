package io.defenderxdr.status;

import io.defenderxdr.event.BlobPosition;
import io.defenderxdr.event.HubMessage;
import io.defenderxdr.event.HubPosition;
import io.defenderxdr.event.KafkaPosition;
import io.defenderxdr.event.Position;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.Ticks;
import io.defenderxdr.event.TimePosition;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the board reads out of positions. */
final class Places {

  private Places() {}

  /** The partition it belongs to; empty where its source has none. */
  static String partition(Position position) {
    return switch (position) {
      case TimePosition time -> "";
      case HubPosition hub -> hub.partition();
      case KafkaPosition kafka -> Integer.toString(kafka.partition());
      case BlobPosition blob -> blob.container();
    };
  }

  /** For people, without the partition. */
  static String text(Position position) {
    return switch (position) {
      case TimePosition(Ticks readUpTo, var seen, var sweptAt, var steppedOver) ->
          readUpTo == null ? "" : readUpTo.toString();
      case HubPosition hub -> "sequence " + hub.sequence();
      case KafkaPosition kafka -> "offset " + (kafka.nextOffset() - 1);
      case BlobPosition blob -> "%s, byte %d".formatted(blob.blob(), blob.bytes());
    };
  }

  /** The number of the last settled message, where messages have numbers. */
  static OptionalLong sequence(Position position) {
    return switch (position) {
      case HubPosition hub -> OptionalLong.of(hub.sequence());
      case KafkaPosition kafka -> OptionalLong.of(kafka.nextOffset() - 1);
      case TimePosition time -> OptionalLong.empty();
      case BlobPosition blob -> OptionalLong.empty();
    };
  }

  /** The number of the first message of a batch, where its records tell. */
  static OptionalLong firstSequence(SourceBatch batch) {
    if (batch.records().isEmpty()) {
      return OptionalLong.empty();
    }
    HubMessage message = batch.records().getFirst().origin().message();
    return message == null ? OptionalLong.empty() : OptionalLong.of(message.sequence());
  }

  /** When the source took the last settled message, where it says so. */
  static @Nullable Instant enqueuedAt(Position position) {
    return switch (position) {
      case HubPosition hub -> hub.enqueuedAt();
      case KafkaPosition kafka -> kafka.enqueuedAt();
      case TimePosition time -> null;
      case BlobPosition blob -> null;
    };
  }
}
