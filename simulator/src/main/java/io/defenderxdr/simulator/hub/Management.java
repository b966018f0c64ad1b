package io.defenderxdr.simulator.hub;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.qpid.proton.message.Message;

/**
 * The node {@code $management}: tells about the hub and its partitions, so often a second and no
 * more. Confined to the event loop.
 */
final class Management implements Node {
  /** Its address. */
  static final String ADDRESS = "$management";

  private static final int MOST_A_SECOND = 50;

  private final Hub hub;
  private final Clock wall;
  private final Rules rules;
  private final Deque<Instant> latest = new ArrayDeque<>();

  Management(Hub hub, Clock wall, Rules rules) {
    this.hub = hub;
    this.rules = rules;
    this.wall = wall;
  }

  @Override
  public Answer answer(Message request) {
    if (tooOften() || rules.turnsAway()) {
      return Answer.refused(503, "com.microsoft:server-busy: " + LinkRefused.busy().getMessage());
    }
    if (!Node.property(request, "operation").equals("READ")) {
      return Answer.refused(400, "The operation is not known.");
    }
    if (!Node.property(request, "name").equalsIgnoreCase(hub.name())) {
      return Answer.refused(404, "The messaging entity could not be found.");
    }
    String partition = Node.property(request, "partition");
    return switch (Node.property(request, "type")) {
      case "com.microsoft:eventhub" -> new Answer(200, "OK", Facts.of(hub));
      case "com.microsoft:partition" ->
          hub.partitions().stream()
              .filter(one -> String.valueOf(one.number()).equals(partition))
              .findFirst()
              .map(one -> new Answer(200, "OK", Facts.of(hub, one, wall)))
              .orElse(Answer.refused(404, "The partition '" + partition + "' was not found."));
      default -> Answer.refused(400, "The type is not known.");
    };
  }

  private boolean tooOften() {
    Instant now = wall.instant();
    latest.add(now);
    if (latest.size() > MOST_A_SECOND) {
      return latest.removeFirst().plusSeconds(1).isAfter(now);
    }
    return false;
  }
}
