package io.defenderxdr.source.eventhub;

import io.defenderxdr.retry.Backoff;
import java.time.Duration;
import java.time.Instant;

/**
 * When the link of a partition is opened again: at once after the first fault, then with growing
 * pauses that stay below ten seconds. Belongs to the worker's thread.
 */
final class Reopening {

  private static final Duration STEADY = Duration.ofSeconds(15);
  private static final int TOLD_AFTER = 3;
  private static final int UNREADABLE_TRIES = 3;

  private final Desk desk;
  private final String partition;
  private final Backoff backoff;
  private Instant openedAt = Instant.MIN;
  private int failures;
  private int unreadable;

  Reopening(Desk desk, String partition) {
    this.desk = desk;
    this.partition = partition;
    this.backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(6), desk.time().random());
  }

  /** Waits until the partition is ours for sure: two must not pull at one partition. */
  void awaitSure() throws InterruptedException {
    while (!desk.lease().isSure(partition)) {
      desk.lease().awaitLook();
    }
  }

  /** A second fault in a row may lie in the connection. */
  boolean wantsFresh() {
    return failures > 1;
  }

  void opened() {
    openedAt = desk.time().clock().instant();
  }

  /** A message came: all is well. */
  void received() {
    if (failures > 0) {
      well();
    }
    unreadable = 0;
  }

  /** Nothing came, and nothing broke. */
  void quiet() {
    if (failures > 0 && desk.time().clock().instant().isAfter(openedAt.plus(STEADY))) {
      well();
    }
  }

  private void well() {
    failures = 0;
    backoff.reset();
    desk.troubles().clear(Desk.place(partition));
  }

  /**
   * Waits before the next try.
   *
   * @return whether the next message is to be stepped over
   */
  boolean after(LinkFault fault) throws InterruptedException {
    failures++;
    switch (fault) {
      case LinkFault.Stolen stolen -> {
        // If the lease went too, the look ends this worker.
        desk.lease().awaitLook();
        tell(
            2,
            "Another reader takes partition %s of consumer group %s: give this collector a consumer group of its own.");
      }
      case LinkFault.Refused refused ->
          tell(1, "The hub refuses partition %s of consumer group %s: " + refused.text());
      case LinkFault.Unreadable broken -> unreadable++;
      case LinkFault.Passing passing ->
          tell(
              TOLD_AFTER,
              "Partition %s of consumer group %s cannot be read ("
                  + passing.text()
                  + "): see that the hub can be reached; it is tried again all the time.");
    }
    if (unreadable >= UNREADABLE_TRIES) {
      unreadable = 0;
      return true;
    }
    if (failures > 1) {
      desk.time().pause().forAtLeast(backoff.next());
    }
    return false;
  }

  private void tell(int after, String sentence) {
    if (failures >= after) {
      String text =
          sentence
              .replaceFirst("%s", java.util.regex.Matcher.quoteReplacement(partition))
              .replaceFirst("%s", java.util.regex.Matcher.quoteReplacement(desk.options().group()));
      desk.troubles().raise(Desk.place(partition), text);
    }
  }
}
