package io.defenderxdr.status;

import java.time.Instant;

/**
 * A stretch of a source that could not be read.
 *
 * @param range what is missing, in one sentence
 * @param firstSeen when it was met first
 * @param lastSeen when it was met last
 * @param times how often it was met
 */
public record Gap(String range, Instant firstSeen, Instant lastSeen, int times) {

  Gap again(Instant at) {
    return new Gap(range, firstSeen, at, times + 1);
  }

  /** The same gap as two have met it. */
  Gap joined(Gap other) {
    return new Gap(
        range,
        firstSeen.isBefore(other.firstSeen) ? firstSeen : other.firstSeen,
        lastSeen.isAfter(other.lastSeen) ? lastSeen : other.lastSeen,
        Math.max(times, other.times));
  }
}
