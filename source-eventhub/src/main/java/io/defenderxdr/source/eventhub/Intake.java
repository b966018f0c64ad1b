package io.defenderxdr.source.eventhub;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The queue between a link and the thread of its partition; it bounds the bytes of both. On a
 * careful link it lets messages come only while all it holds, what is in the worker's hand
 * included, stays within its bytes, each message that it let come counted as the largest. On a wide
 * link it lets everything come, so that nothing waits unseen, and closes the link when it holds too
 * much. One worker; any thread of the hub.
 */
final class Intake implements Hub.Inbox {

  /** What waits beyond one more batch would only grow old in memory. */
  private static final long AHEAD = Prefetch.LARGEST_MESSAGE;

  private final Pace.Terms terms;
  private final Room room;
  private final Deque<HubEvent> queue = new ArrayDeque<>();
  private Hub.@Nullable Link link;
  private @Nullable LinkFault fault;
  private long queued;
  private long inHand;
  private long letCome;
  private long arrived = -1;
  private boolean woken;

  Intake(Pace.Terms terms, Room room) {
    this.terms = terms;
    this.room = room;
  }

  /** Begins to let messages come. */
  synchronized void connect(Hub.Link open) {
    link = open;
    letMoreCome();
  }

  @Override
  public synchronized void message(HubEvent event) {
    if (fault instanceof LinkFault.Flooded) {
      return;
    }
    letCome--;
    queue.add(event);
    arrived = event.sequence();
    queued += event.size();
    letMoreCome();
    notifyAll();
  }

  @Override
  public synchronized void ended(LinkFault why) {
    if (fault == null) {
      fault = why;
    }
    notifyAll();
  }

  private void letMoreCome() {
    Hub.Link open = link;
    if (open == null || fault != null) {
      return;
    }
    if (terms.wide() && queued + inHand > room.wideBytes()) {
      fault = new LinkFault.Flooded("more came than could be taken");
      open.close();
      return;
    }
    long wanted = terms.wide() ? wantedOfWide() : wantedOfCareful();
    if (wanted > 0) {
      letCome += wanted;
      open.request((int) wanted);
    }
  }

  /** Always more than there can be credit for. */
  private long wantedOfWide() {
    long enough = 2L * terms.prefetch();
    return letCome > enough ? 0 : enough;
  }

  private long wantedOfCareful() {
    if (queued >= AHEAD) {
      return 0;
    }
    long free = (room.carefulBytes() - queued - inHand) / Prefetch.LARGEST_MESSAGE;
    // A message larger than all bytes must still be able to come.
    return Math.max(free, queued + inHand == 0 ? 1 : 0) - letCome;
  }

  /**
   * Waits until there is a message, the link is over, or so many milliseconds of the wall passed.
   *
   * @return whether there is a message
   */
  synchronized boolean await(long millis) throws InterruptedException {
    for (long left = millis; left > 0 && queue.isEmpty() && fault == null && !woken; ) {
      long from = System.nanoTime();
      wait(left);
      left -= (System.nanoTime() - from) / 1_000_000 + 1;
    }
    woken = false;
    return !queue.isEmpty();
  }

  /** Ends a wait. */
  synchronized void wake() {
    woken = true;
    notifyAll();
  }

  /** The next message, which stays in the queue; null if there is none. */
  synchronized @Nullable HubEvent first() {
    return queue.peek();
  }

  /** The next message, now in the worker's hand; null if there is none. */
  synchronized @Nullable HubEvent next() {
    HubEvent event = queue.poll();
    if (event != null) {
      queued -= event.size();
      inHand += event.size();
      letMoreCome();
    }
    return event;
  }

  /** All that was in the worker's hand is settled. */
  synchronized void settled() {
    inHand = 0;
    letMoreCome();
  }

  /** Why the link is over; null while it is open. */
  synchronized @Nullable LinkFault fault() {
    return fault;
  }

  /** Whether the hub may send now, so that silence is the hub's. */
  synchronized boolean isOpen() {
    return fault == null && letCome > 0;
  }

  /** Whether nothing waits and nothing is in the worker's hand. */
  synchronized boolean isEmpty() {
    return queued + inHand == 0;
  }

  /** Sequence number of the last message that came; -1 before any. */
  synchronized long arrived() {
    return arrived;
  }

  /** Bytes in the queue and in the worker's hand. */
  synchronized long bytes() {
    return queued + inHand;
  }
}
