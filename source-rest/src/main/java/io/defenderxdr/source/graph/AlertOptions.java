package io.defenderxdr.source.graph;

import java.net.URI;
import java.time.Duration;

/**
 * How alerts are polled (specification: REST collection, section 10).
 *
 * @param requestUrl API root
 * @param interval between the starts of two polls
 * @param pageSize {@code $top}
 * @param unknownEnumMembers whether newer enumeration values are asked for
 * @param timeout for one request
 * @param reach how far back is read
 * @param bounds of what is held in memory
 */
public record AlertOptions(
    URI requestUrl,
    Duration interval,
    int pageSize,
    boolean unknownEnumMembers,
    Duration timeout,
    Reach reach,
    Bounds bounds) {

  /**
   * How far back is read.
   *
   * @param initial with no position
   * @param overlap before the position, in each poll
   * @param sweepInterval between two sweeps
   * @param sweepWindow what a sweep reads again; zero = no sweep
   */
  public record Reach(
      Duration initial, Duration overlap, Duration sweepInterval, Duration sweepWindow) {}

  /**
   * Bounds of what is held in memory.
   *
   * @param batchCount records of a batch
   * @param batchBytes bytes of a batch; a single larger record goes alone
   * @param seenIds ids remembered over the overlap
   */
  public record Bounds(int batchCount, long batchBytes, int seenIds) {}
}
