package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.HubPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The position of one partition that is ours: what is settled, and what of it is written. */
final class Point {

  private @Nullable HubPosition settled;
  private long writtenSequence;
  private @Nullable String version;
  private Instant writtenAt;
  private int unwritten;

  Point(@Nullable HubPosition stored, @Nullable String version, Instant now) {
    this.writtenSequence = stored == null ? Long.MIN_VALUE : stored.sequence();
    this.version = version;
    this.writtenAt = now;
  }

  /** Never backwards. */
  synchronized void settled(HubPosition position) {
    HubPosition before = settled;
    if (before == null || position.sequence() > before.sequence()) {
      settled = position;
    }
  }

  /** Counts settled records; true when a write is due by their number. */
  synchronized boolean isDueAfter(int records, int most) {
    unwritten += records;
    return unwritten >= most;
  }

  /** What is to be written now, or null if nothing is due. */
  synchronized @Nullable HubPosition due(CheckpointPolicy policy, Instant now) {
    boolean time = !now.isBefore(writtenAt.plus(policy.every()));
    return time || unwritten >= policy.records() ? unwritten() : null;
  }

  /** What is settled and not yet written, or null. */
  synchronized @Nullable HubPosition unwritten() {
    HubPosition position = settled;
    return position != null && position.sequence() > writtenSequence ? position : null;
  }

  /** The version of the entry as we know it; null if there is none. */
  synchronized @Nullable String version() {
    return version;
  }

  /** The entry holds this sequence number in this version now, whoever wrote it. */
  synchronized void written(long sequence, String nowVersion, Instant now) {
    writtenSequence = Math.max(writtenSequence, sequence);
    version = nowVersion;
    writtenAt = now;
    unwritten = 0;
  }

  /** A write failed: the next is due after the usual time. */
  synchronized void failed(Instant now) {
    writtenAt = now;
    unwritten = 0;
  }

  /** The hub began its numbers anew: what was written before does not bind any more. */
  synchronized void beginAnew() {
    writtenSequence = Long.MIN_VALUE;
    settled = null;
  }

  /** The entry is there in this version. */
  synchronized void found(String nowVersion) {
    version = nowVersion;
  }

  /** The entry is not there any more. */
  synchronized void gone() {
    version = null;
  }
}
