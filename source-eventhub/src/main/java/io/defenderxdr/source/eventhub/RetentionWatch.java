package io.defenderxdr.source.eventhub;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Warns before the hub lets messages expire that are not yet read. How long it keeps them is
 * configured, or estimated from the numbers of its oldest and newest message once it was seen to
 * let some go. One for each partition; belongs to the watchdog.
 */
final class RetentionWatch {

  /** The warning comes when this part of the time is over. */
  private static final double MOST = 7.0 / 8;

  private final @Nullable Duration configured;
  private long firstSeen = Long.MIN_VALUE;

  RetentionWatch(@Nullable Duration configured) {
    this.configured = configured;
  }

  /** A sentence if the reader is about to lose messages, else null. */
  @Nullable String look(
      String partition, PartitionFacts facts, WorkerProgress progress, Instant now) {
    boolean expiring = firstSeen != Long.MIN_VALUE && facts.first() > firstSeen;
    firstSeen = firstSeen == Long.MIN_VALUE ? facts.first() : firstSeen;
    Instant read = progress.enqueuedAt();
    if (read == null || progress.settled() >= facts.last()) {
      return null;
    }
    Duration behind = Duration.between(read, now);
    Duration kept = configured != null ? configured : estimate(facts, progress, read, now);
    boolean known = configured != null || expiring;
    if (kept == null || !known || seconds(behind) < MOST * seconds(kept)) {
      return null;
    }
    return "Partition %s is %s behind, the hub keeps %s%s: give the collector or the store more room, or lengthen the hub's retention, before messages are lost."
        .formatted(partition, text(behind), configured == null ? "about " : "", text(kept));
  }

  private static double seconds(Duration duration) {
    return (double) duration.toSeconds();
  }

  /** The age of the oldest message, by the pace between the last one read and the newest one. */
  private static @Nullable Duration estimate(
      PartitionFacts facts, WorkerProgress progress, Instant read, Instant now) {
    double numbers = (double) (facts.last() - progress.settled());
    double span = seconds(Duration.between(read, facts.lastEnqueuedAt()));
    if (numbers <= 0 || span <= 0) {
      return null;
    }
    double older = (double) Math.max(0, progress.settled() - facts.first()) * span / numbers;
    return Duration.between(read, now).plusSeconds((long) older);
  }

  private static String text(Duration duration) {
    if (duration.toHours() >= 2) {
      return duration.toHours() + " h";
    }
    return duration.toMinutes() >= 2 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
  }
}
