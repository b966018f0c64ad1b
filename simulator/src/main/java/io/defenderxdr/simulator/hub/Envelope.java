package io.defenderxdr.simulator.hub;

import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.DeliveryAnnotations;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.jspecify.annotations.Nullable;

/** Puts the messages of a partition into AMQP ones, with the annotations that a hub adds. */
final class Envelope {
  private static final Symbol SEQUENCE = Symbol.valueOf("x-opt-sequence-number");
  private static final Symbol OFFSET = Symbol.valueOf("x-opt-offset");
  private static final Symbol ENQUEUED = Symbol.valueOf("x-opt-enqueued-time");
  private static final Symbol KEY = Symbol.valueOf("x-opt-partition-key");

  private final Partition partition;
  private final @Nullable Clock telling;

  /**
   * Makes the envelopes of one link.
   *
   * @param telling what time it is, if each message is to tell which the newest one is; else null
   */
  Envelope(Partition partition, @Nullable Clock telling) {
    this.partition = partition;
    this.telling = telling;
  }

  org.apache.qpid.proton.message.Message around(Message message) {
    org.apache.qpid.proton.message.Message amqp = Proton.message();
    Map<Symbol, Object> annotations = new HashMap<>();
    annotations.put(SEQUENCE, message.sequence());
    annotations.put(OFFSET, message.offset());
    annotations.put(ENQUEUED, Date.from(message.enqueued()));
    String key = message.key();
    if (key != null) {
      annotations.put(KEY, key);
    }
    amqp.setMessageAnnotations(new MessageAnnotations(annotations));
    if (telling != null) {
      amqp.setDeliveryAnnotations(new DeliveryAnnotations(newest(telling)));
    }
    amqp.setBody(new Data(new Binary(message.body())));
    return amqp;
  }

  private Map<Symbol, Object> newest(Clock clock) {
    Map<Symbol, Object> facts = new HashMap<>();
    Facts.newest(partition, clock).forEach((name, value) -> facts.put(Symbol.valueOf(name), value));
    return facts;
  }
}
