package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.source.envelope.EnvelopeReader;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Looks at the first message of a partition after a place, without taking it from its reader. */
final class Peek {

  private static final long WAIT_SECONDS = 15;
  private static final int SHOWN = 160;

  private final Hub hub;
  private final EnvelopeReader envelopes = new EnvelopeReader(List.of());

  /** What a look found. */
  sealed interface Look {
    /** The message. */
    record Message(HubEvent event) implements Look {}

    /** The hub has none there yet. */
    record None() implements Look {}

    /** It cannot be looked at. */
    record Refused(String why) implements Look {}
  }

  Peek(Hub hub) {
    this.hub = hub;
  }

  /** The first message from a place on. */
  Look at(String partition, StartAt start) throws InterruptedException {
    BlockingQueue<Look> looks = new ArrayBlockingQueue<>(4);
    Hub.Inbox inbox =
        new Hub.Inbox() {
          @Override
          public void message(HubEvent event) {
            looks.offer(new Look.Message(event));
          }

          @Override
          public void ended(LinkFault fault) {
            looks.offer(new Look.Refused(fault.text()));
          }
        };
    Hub.Link link = hub.open(new Hub.LinkRequest(partition, start, 1, Hub.Mode.LOOKING), inbox);
    try {
      link.request(1);
      Look look = looks.poll(WAIT_SECONDS, TimeUnit.SECONDS);
      return look == null ? new Look.None() : look;
    } finally {
      link.close();
    }
  }

  /** Names the first record from a place on, for people. */
  String firstRecord(String partition, StartAt start) throws InterruptedException {
    return switch (at(partition, start)) {
      case Look.Message(HubEvent event) ->
          "sequence %d of %s: %s".formatted(event.sequence(), event.enqueuedAt(), begin(event));
      case Look.None none -> "none yet";
      case Look.Refused(String why) -> "cannot be looked at while another reads: " + why;
    };
  }

  private String begin(HubEvent event) {
    List<ByteSlice> records = envelopes.read(event.body()).records();
    String text = records.isEmpty() ? "a message without records" : records.getFirst().toText();
    return text.length() > SHOWN ? text.substring(0, SHOWN) + " ..." : text;
  }
}
