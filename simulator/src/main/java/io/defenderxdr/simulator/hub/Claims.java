package io.defenderxdr.simulator.hub;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.message.Message;

/** The node {@code $cbs} of one connection: takes tokens. Confined to the event loop. */
final class Claims implements Node {
  /** Its address. */
  static final String ADDRESS = "$cbs";

  private final Gate gate;
  private final Tokens tokens;
  private final Clock wall;
  private final Supplier<Duration> longest;

  /**
   * Makes the node.
   *
   * @param longest no token counts for longer, whatever it says
   */
  Claims(Gate gate, Tokens tokens, Clock wall, Supplier<Duration> longest) {
    this.gate = gate;
    this.tokens = tokens;
    this.wall = wall;
    this.longest = longest;
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
    Instant end = now.plus(longest.get());
    try {
      tokens.put(Node.property(request, "name"), end.isBefore(until) ? end : until);
    } catch (IllegalArgumentException e) {
      return Answer.refused(400, "The audience of the token is no address.");
    }
    return new Answer(202, "Accepted", Map.of());
  }
}
