package io.defenderxdr.source.eventhub;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A hub of one partition in memory, with holes, messages that nothing can read, and thieves. */
final class FakeHub implements Hub {

  final Set<Long> holes = new TreeSet<>();
  final Set<Long> unreadable = new TreeSet<>();
  final List<LinkRequest> opened = new CopyOnWriteArrayList<>();
  volatile long last = -1;
  final AtomicInteger thefts = new AtomicInteger();

  @Override
  public List<String> partitions() {
    return List.of("0");
  }

  @Override
  public PartitionFacts facts(String partition) {
    return new PartitionFacts(0, last, "o" + last, Instant.EPOCH);
  }

  @Override
  public Link open(LinkRequest request, Inbox inbox) {
    opened.add(request);
    long from = request.from() instanceof StartAt.After after ? after.sequence() + 1 : 0;
    if (thefts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      inbox.ended(new LinkFault.Stolen("another receiver"));
    }
    return new FakeLink(inbox, from);
  }

  @Override
  public void close() {}

  private final class FakeLink implements Link {
    private final Inbox inbox;
    private final List<HubEvent> held = new ArrayList<>();
    private long next;
    private boolean over;
    private boolean sending;
    private long asked;

    FakeLink(Inbox inbox, long from) {
      this.inbox = inbox;
      this.next = from;
    }

    @Override
    public synchronized void request(int messages) {
      asked += messages;
      if (sending) {
        return;
      }
      sending = true;
      while (asked > 0 && next <= last && !over) {
        send();
      }
      sending = false;
    }

    private void send() {
      long sequence = next++;
      if (unreadable.contains(sequence)) {
        over = true;
        inbox.ended(new LinkFault.Unreadable("offset is not in map"));
      } else if (!holes.contains(sequence)) {
        asked--;
        byte[] body = ("{\"n\":" + sequence + "}").getBytes(StandardCharsets.UTF_8);
        inbox.message(new HubEvent(body, "o" + sequence, sequence, Instant.EPOCH, null, null));
      }
    }

    @Override
    public synchronized void close() {
      over = true;
      held.clear();
    }
  }
}
