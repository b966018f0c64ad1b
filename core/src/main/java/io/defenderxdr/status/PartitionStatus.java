package io.defenderxdr.status;

import io.defenderxdr.pipeline.PartitionSight;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One partition of a stream at one moment. Immutable.
 *
 * @param partition its id
 * @param reached how far it is settled
 * @param sighting what the source said of it last; null before the first time
 * @param owned whether this collector reads it
 * @param tally what became of it since the process began
 */
public record PartitionStatus(
    String partition,
    Reached reached,
    @Nullable Sighting sighting,
    boolean owned,
    LedgerRow tally) {

  /** A partition of which the source said nothing for so long is somebody else's. */
  static final Duration UNHEARD = Duration.ofMinutes(5);

  /**
   * How far a partition is settled.
   *
   * @param position the position saved last, as text; empty before the first
   * @param sequence number of the last settled message, where messages have numbers
   * @param enqueuedAt when the source took it; null where unknown
   */
  public record Reached(String position, OptionalLong sequence, @Nullable Instant enqueuedAt) {

    /** Nothing yet. */
    static final Reached NOTHING = new Reached("", OptionalLong.empty(), null);
  }

  /**
   * What the source said of it.
   *
   * @param sight what
   * @param at when
   */
  public record Sighting(PartitionSight sight, Instant at) {}

  /** How many messages wait; empty before the source has told, or where it is another's. */
  public OptionalLong lag() {
    if (sighting == null || !owned) {
      return OptionalLong.empty();
    }
    PartitionSight sight = sighting.sight();
    long read = Math.max(sight.read(), reached.sequence().orElse(sight.read()));
    return OptionalLong.of(
        new PartitionSight(
                sight.partition(), sight.first(), sight.last(), sight.lastEnqueuedAt(), read)
            .lag());
  }

  /** By how long it is behind: the age of the last settled message while others wait. */
  public Duration behind(Instant now) {
    Instant enqueued = reached.enqueuedAt();
    if (lag().orElse(0) == 0 || enqueued == null) {
      return Duration.ZERO;
    }
    Duration age = Duration.between(enqueued, now);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
