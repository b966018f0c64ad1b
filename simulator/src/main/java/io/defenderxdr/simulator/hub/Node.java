package io.defenderxdr.simulator.hub;

import java.util.Map;
import org.apache.qpid.proton.message.Message;

/** Something on the hub that answers requests. */
interface Node {
  /** Answers one request. */
  Answer answer(Message request);

  /**
   * An answer.
   *
   * @param status as in HTTP
   * @param body what was asked for; empty where there is nothing to tell
   */
  record Answer(int status, String description, Map<String, Object> body) {
    static Answer refused(int status, String description) {
      return new Answer(status, description, Map.of());
    }
  }

  /** A property of a request as text; empty if there is none. */
  static String property(Message request, String name) {
    var properties = request.getApplicationProperties();
    Object value = properties == null ? null : properties.getValue().get(name);
    return value == null ? "" : value.toString();
  }
}
