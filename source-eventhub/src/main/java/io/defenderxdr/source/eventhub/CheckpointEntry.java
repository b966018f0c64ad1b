package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.HubGroup;
import io.defenderxdr.event.HubPosition;
import io.defenderxdr.pipeline.StateStore.Entry;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Positions in the layout of the Azure SDKs: facts {@code offset} and {@code sequencenumber}. One
 * fact of our own says when the message was taken; the SDKs do not look at it.
 */
final class CheckpointEntry {

  private static final String OFFSET = "offset";
  private static final String SEQUENCE = "sequencenumber";
  private static final String TIME = "enqueuedtime";

  private CheckpointEntry() {}

  /** Prefix of the entries of a group. */
  static String prefix(HubGroup group) {
    return group.path() + "/checkpoint/";
  }

  static String name(HubGroup group, String partition) {
    return prefix(group) + partition;
  }

  static Entry of(HubPosition position) {
    Map<String, String> facts = new HashMap<>();
    if (!position.offset().isEmpty()) {
      facts.put(OFFSET, position.offset());
    }
    facts.put(SEQUENCE, Long.toString(position.sequence()));
    facts.put(TIME, position.enqueuedAt().toString());
    return new Entry(name(position.group(), position.partition()), facts, "");
  }

  /**
   * Reads a position; letters of its facts' names do not matter (older SDKs).
   *
   * @return empty if it holds no position
   */
  static Optional<HubPosition> read(HubGroup group, String partition, Entry entry) {
    Map<String, String> facts = new HashMap<>();
    entry.facts().forEach((name, value) -> facts.put(name.toLowerCase(Locale.ROOT), value));
    Long sequence = number(facts.get(SEQUENCE));
    if (sequence == null) {
      return Optional.empty();
    }
    return Optional.of(
        new HubPosition(
            group, partition, facts.getOrDefault(OFFSET, ""), sequence, time(facts.get(TIME))));
  }

  private static @Nullable Long number(@Nullable String text) {
    try {
      return text == null || text.isBlank() ? null : Long.valueOf(text.trim());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Unknown is the epoch: entries of the SDKs do not say it. */
  private static Instant time(@Nullable String text) {
    try {
      return text == null ? Instant.EPOCH : Instant.parse(text);
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}
