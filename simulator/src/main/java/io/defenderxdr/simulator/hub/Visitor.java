package io.defenderxdr.simulator.hub;

import io.vertx.proton.ProtonConnection;
import io.vertx.proton.ProtonReceiver;
import io.vertx.proton.ProtonSender;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.message.Message;

/** One connection of a client, with its links. Confined to the event loop. */
final class Visitor {
  private final ProtonConnection connection;
  private final House house;
  private final Tokens tokens = new Tokens();
  private final Map<String, Node> nodes;
  private final Map<String, ProtonSender> replies = new HashMap<>();
  private final Map<ProtonSender, Receiver> readers = new HashMap<>();
  private Instant lastUse;

  Visitor(ProtonConnection connection, House house) {
    this.connection = connection;
    this.house = house;
    this.lastUse = house.wall().instant();
    this.nodes =
        Map.of(
            Claims.ADDRESS,
            new Claims(house.gate(), tokens, house.wall()),
            Management.ADDRESS,
            house.management());
  }

  /** Begins to listen to the client. */
  void greet() {
    connection.setContainer("simulated-event-hub");
    connection.openHandler(any -> connection.open());
    connection.closeHandler(any -> connection.close());
    connection.disconnectHandler(any -> gone());
    connection.sessionOpenHandler(
        session -> {
          session.closeHandler(any -> session.close());
          session.open();
        });
    connection.receiverOpenHandler(this::requests);
    connection.senderOpenHandler(this::sender);
  }

  /** Everything that this client reads. */
  List<Receiver> readers() {
    return List.copyOf(readers.values());
  }

  /** Whether a reader's token has run out. */
  boolean expired(Receiver reader) {
    return !Sasl.knowsKey(connection)
        && !tokens.open(
            reader.order().address(), house.wall().instant(), house.rules().tokenLife());
  }

  /** When this client last had a link that reads. */
  Instant lastUse() {
    if (!readers.isEmpty()) {
      lastUse = house.wall().instant();
    }
    return lastUse;
  }

  /** Ends the connection for a reason that AMQP has a name for. */
  void force(String description) {
    connection.setCondition(
        new ErrorCondition(Symbol.valueOf("amqp:connection:forced"), description));
    connection.close();
  }

  /** Breaks the connection off without a word. */
  void cut() {
    connection.disconnect();
  }

  private void gone() {
    readers().forEach(this::forget);
    readers.clear();
    house.leave(this);
  }

  private void forget(Receiver reader) {
    reader.close();
    house.receivers().remove(reader);
  }

  private void requests(ProtonReceiver link) {
    var target = link.getRemoteTarget();
    String address = target == null ? null : target.getAddress();
    Node node = address == null ? null : nodes.get(address);
    link.setTarget(target).setSource(link.getRemoteSource()).setQoS(link.getRemoteQoS());
    link.closeHandler(any -> link.close());
    link.open();
    if (node == null) {
      link.setCondition(LinkRefused.notFound(String.valueOf(address)).asCondition());
      link.close();
    } else {
      link.handler((delivery, request) -> house.later(() -> reply(node, request)));
    }
  }

  private void reply(Node node, Message request) {
    ProtonSender link = replies.get(String.valueOf(request.getReplyTo()));
    if (link == null || connection.isDisconnected()) {
      return;
    }
    Node.Answer answer = node.answer(request);
    Message reply = Proton.message();
    reply.setCorrelationId(request.getMessageId());
    Map<String, Object> properties = new HashMap<>();
    properties.put("status-code", answer.status());
    properties.put("status-description", answer.description());
    reply.setApplicationProperties(new ApplicationProperties(properties));
    reply.setBody(new AmqpValue(answer.body()));
    link.send(reply);
  }

  private void sender(ProtonSender link) {
    link.closeHandler(any -> close(link));
    link.detachHandler(any -> close(link));
    var source = link.getRemoteSource();
    if (source != null && nodes.containsKey(String.valueOf(source.getAddress()))) {
      link.setSource(source).setTarget(link.getRemoteTarget()).setQoS(link.getRemoteQoS());
      link.open();
      replies.put(String.valueOf(link.getRemoteTarget().getAddress()), link);
      return;
    }
    try {
      read(link);
    } catch (LinkRefused refused) {
      link.open();
      link.setCondition(refused.asCondition());
      link.close();
    }
  }

  private void read(ProtonSender link) throws LinkRefused {
    if (house.rules().turnsAway()) {
      throw LinkRefused.busy();
    }
    Order order = Order.of(link, house.hub());
    Receiver reader = new Receiver(link, order, house);
    if (expired(reader)) {
      throw LinkRefused.unauthorized(
          "Unauthorized access. 'Listen' claim(s) are required to perform this operation.");
    }
    house.receivers().admit(reader);
    readers.put(link, reader);
    reader.open();
  }

  private void close(ProtonSender link) {
    Receiver reader = readers.remove(link);
    if (reader != null) {
      forget(reader);
    }
    replies.values().remove(link);
    link.close();
  }
}
