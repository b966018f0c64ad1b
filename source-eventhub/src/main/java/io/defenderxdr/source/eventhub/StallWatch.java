package io.defenderxdr.source.eventhub;

/**
 * Whether a partition stands still although the hub has more: what was there at one look and did
 * not come by the next, while nothing else came. One for each partition; belongs to the watchdog.
 */
final class StallWatch {

  /** What to do. */
  enum Action {
    /** Nothing is wrong. */
    NONE,
    /** Open its link anew. */
    REOPEN,
    /** Open its link anew, on a new connection. */
    RECONNECT,
    /** The same, and people must know. */
    ALARM
  }

  private static final int RECONNECT_AFTER = 3;
  private static final int ALARM_AFTER = 5;

  private long waiting = Long.MIN_VALUE;
  private long received = Long.MIN_VALUE;
  private int stalls;

  /**
   * One look.
   *
   * @param last sequence number of the hub's newest message
   * @param progress of the worker
   */
  Action look(long last, WorkerProgress progress) {
    boolean still = progress.silent() && progress.received() == received && received < waiting;
    boolean moved = progress.received() > received || progress.received() >= last;
    received = progress.received();
    waiting = progress.silent() ? last : Long.MIN_VALUE;
    if (moved) {
      stalls = 0;
    }
    if (!still || moved) {
      return Action.NONE;
    }
    stalls++;
    if (stalls >= ALARM_AFTER) {
      return Action.ALARM;
    }
    return stalls >= RECONNECT_AFTER ? Action.RECONNECT : Action.REOPEN;
  }
}
