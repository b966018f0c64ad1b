package io.defenderxdr.source.eventhub;

import com.azure.core.amqp.models.AmqpMessageBody;
import com.azure.core.amqp.models.AmqpMessageBodyType;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.PartitionEvent;
import com.azure.messaging.eventhubs.models.ReceiveOptions;
import java.nio.charset.StandardCharsets;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/** One link of the SDK. Nothing that is thrown here reaches the SDK. */
final class SdkLink extends BaseSubscriber<PartitionEvent> implements Hub.Link {

  private final Hub.Inbox inbox;

  SdkLink(Hub.Inbox inbox) {
    this.inbox = inbox;
  }

  static EventPosition position(StartAt start) {
    return switch (start) {
      case StartAt.Earliest earliest -> EventPosition.earliest();
      case StartAt.After(String offset, long sequence) ->
          offset.isEmpty()
              ? EventPosition.fromSequenceNumber(sequence, false)
              : EventPosition.fromOffsetString(offset);
      case StartAt.From(java.time.Instant time) -> EventPosition.fromEnqueuedTime(time);
    };
  }

  /** The newest of those who own a partition wins: an owner that wakes late is cut off. */
  static ReceiveOptions options(Hub.Mode mode) {
    return new ReceiveOptions().setOwnerLevel(mode == Hub.Mode.LOOKING ? null : 0L);
  }

  @Override
  protected void hookOnSubscribe(Subscription subscription) {
    // Nothing is asked for before the worker says so.
  }

  @Override
  protected void hookOnNext(PartitionEvent event) {
    inbox.message(event(event.getData()));
  }

  @Override
  protected void hookOnError(Throwable fault) {
    inbox.ended(SdkFaults.of(fault));
  }

  @Override
  protected void hookOnComplete() {
    inbox.ended(new LinkFault.Passing("the hub closed the link"));
  }

  @Override
  public void request(int messages) {
    request((long) messages);
  }

  @Override
  public void close() {
    cancel();
  }

  private static HubEvent event(EventData data) {
    byte[] body;
    String flaw = null;
    AmqpMessageBody raw = data.getRawAmqpMessage().getBody();
    if (raw.getBodyType() == AmqpMessageBodyType.DATA) {
      body = data.getBody();
    } else {
      flaw =
          "its body is no data but an AMQP "
              + (raw.getBodyType() == AmqpMessageBodyType.VALUE ? "value" : "sequence");
      body = text(raw).getBytes(StandardCharsets.UTF_8);
    }
    return new HubEvent(
        body,
        data.getOffsetString(),
        data.getSequenceNumber(),
        data.getEnqueuedTime(),
        data.getPartitionKey(),
        flaw);
  }

  private static String text(AmqpMessageBody raw) {
    return raw.getBodyType() == AmqpMessageBodyType.VALUE
        ? String.valueOf(raw.getValue())
        : String.valueOf(raw.getSequence());
  }
}
