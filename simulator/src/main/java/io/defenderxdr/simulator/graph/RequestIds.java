package io.defenderxdr.simulator.graph;

import io.defenderxdr.simulator.attack.Dice;
import io.defenderxdr.simulator.wire.Reply;
import io.defenderxdr.simulator.wire.Request;

/**
 * The two ids by which a request can be talked about.
 *
 * @param request ours
 * @param client the client's, or ours again if it gave none
 */
record RequestIds(String request, String client) {
  private static final int CHANCE = 14;

  static RequestIds of(Request request, long seed, int number) {
    String ours = Dice.of(seed, CHANCE, number).guid();
    String theirs = request.header("client-request-id");
    return new RequestIds(ours, theirs == null ? ours : theirs);
  }

  Reply onto(Reply reply) {
    return reply.with("request-id", request).with("client-request-id", client);
  }
}
