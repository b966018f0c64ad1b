package io.defenderxdr.simulator.hub;

import io.vertx.core.AsyncResult;
import io.vertx.proton.ProtonDelivery;
import io.vertx.proton.ProtonQoS;
import io.vertx.proton.ProtonSender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.qpid.proton.amqp.messaging.Source;

/**
 * One link that reads a partition: sends what it has credit for, as long as the client settles what
 * it got. Messages are made ready beside the event loop; all else is confined to it.
 */
final class Receiver {
  private static final int UNSETTLED_BYTES = 4_000_000;
  private static final int AHEAD_BYTES = 1_000_000;
  private static final int AHEAD_MESSAGES = 64;

  private final ProtonSender link;
  private final Order order;
  private final Partition partition;
  private final Envelope envelope;
  private final House house;
  private final Deque<Message> ahead = new ArrayDeque<>();
  private volatile long position;
  private long unsettled;
  private long sent;
  private boolean fetching;
  private boolean closed;
  private boolean silent;
  private Instant lastSent;

  Receiver(ProtonSender link, Order order, House house) {
    this.link = link;
    this.order = order;
    this.partition = house.hub().partitions().get(order.partition());
    this.envelope = new Envelope(partition, order.telling() ? house.wall() : null);
    this.house = house;
    this.lastSent = house.wall().instant();
  }

  Order order() {
    return order;
  }

  /** How many messages went out. */
  long sent() {
    return sent;
  }

  /** When something last went out, or when the link opened. */
  Instant lastSent() {
    return lastSent;
  }

  /** Sends no more, or goes on; the link stays as it is. */
  void silence(boolean now) {
    silent = now;
  }

  /** Answers the client's opening, and begins. */
  void open() {
    position = partition.begin(order.start());
    Source source = new Source();
    source.setAddress(order.address());
    link.setSource(source);
    link.setTarget(link.getRemoteTarget());
    link.setQoS(link.getRemoteQoS());
    link.sendQueueDrainHandler(any -> pump());
    link.open();
    pump();
  }

  /** Ends the link for a reason. */
  void detach(LinkRefused reason) {
    if (!closed) {
      close();
      link.setCondition(reason.asCondition());
      link.close();
    }
  }

  /** The link is gone. */
  void close() {
    closed = true;
    ahead.clear();
  }

  /** Sends what can be sent now. */
  void pump() {
    while (mayStillSend()) {
      Message message = ahead.poll();
      if (message == null) {
        fetch();
        return;
      }
      send(message);
    }
  }

  private boolean mayStillSend() {
    if (closed || silent || link.getCredit() <= 0 || unsettled >= UNSETTLED_BYTES) {
      return false;
    }
    Duration pace = house.rules().pace();
    return pace.isZero() || !house.wall().instant().isBefore(lastSent.plus(pace));
  }

  private void fetch() {
    if (fetching || position >= partition.next()) {
      return;
    }
    fetching = true;
    house.vertx().executeBlocking(this::some, false).onComplete(this::fetched);
  }

  private List<Message> some() {
    List<Message> messages = new ArrayList<>();
    long end = partition.next();
    long bytes = 0;
    for (long sequence = Math.max(position, partition.first());
        sequence < end && bytes < AHEAD_BYTES && messages.size() < AHEAD_MESSAGES;
        sequence++) {
      Message message = partition.read(sequence);
      if (message == null) {
        return messages;
      }
      messages.add(message);
      bytes += message.body().length;
    }
    return messages;
  }

  private void fetched(AsyncResult<List<Message>> result) {
    fetching = false;
    if (closed) {
      return;
    }
    if (result.failed()) {
      detach(new LinkRefused("amqp:internal-error", String.valueOf(result.cause())));
    } else if (!result.result().isEmpty()) {
      ahead.addAll(result.result());
      position = result.result().getLast().sequence() + 1;
      pump();
    }
  }

  private void send(Message message) {
    sent++;
    lastSent = house.wall().instant();
    if (link.getRemoteQoS() == ProtonQoS.AT_MOST_ONCE) {
      link.send(envelope.around(message));
    } else {
      int size = message.body().length;
      unsettled += size;
      link.send(envelope.around(message), delivery -> settled(delivery, size));
    }
  }

  private void settled(ProtonDelivery delivery, int size) {
    if (!delivery.isSettled()) {
      delivery.settle();
      unsettled -= size;
      pump();
    }
  }
}
