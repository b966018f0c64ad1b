package io.defenderxdr.simulator.hub;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.message.Message;

/** The node {@code $cbs} of one connection: takes tokens. Confined to the event loop. */
final class Claims implements Node {
  /** Its address. */
  static final String ADDRESS = "$cbs";

  private final Gate gate;
  private final Tokens tokens;
  private final Clock wall;

  Claims(Gate gate, Tokens tokens, Clock wall) {
    this.gate = gate;
    this.tokens = tokens;
    this.wall = wall;
  }

  @Override
  public Answer answer(Message request) {
    String operation = Node.property(request, "operation");
    if (!operation.equals("put-token")) {
      return Answer.refused(400, "The operation '" + operation + "' is not known.");
    }
    String token = request.getBody() instanceof AmqpValue body ? "" + body.getValue() : "";
    Instant now = wall.instant();
    return switch (gate.check(Node.property(request, "type"), token, now)) {
      case Gate.Verdict.Refused refused -> Answer.refused(401, refused.reason());
      case Gate.Verdict.Granted granted -> granted(request, granted.until(), now);
    };
  }

  private Answer granted(Message request, Instant until, Instant now) {
    try {
      tokens.put(Node.property(request, "name"), now, until);
    } catch (IllegalArgumentException e) {
      return Answer.refused(400, "The audience of the token is no address.");
    }
    return new Answer(202, "Accepted", Map.of());
  }
}
