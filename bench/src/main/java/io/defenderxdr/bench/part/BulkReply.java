package io.defenderxdr.bench.part;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The answer to a bulk request of which every document is created.
 *
 * @param count how many documents it had
 * @param json the body
 */
record BulkReply(int count, byte[] json) {

  private static final byte[] ID = "\"_id\":\"".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BEGIN = "{\"items\":[".getBytes(StandardCharsets.UTF_8);
  private static final byte[] ITEM =
      "{\"create\":{\"_index\":\".ds-logs-m365_defender.event-default-000001\",\"_id\":\""
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] STATUS = "\",\"status\":201}}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] END = "]}".getBytes(StandardCharsets.UTF_8);

  /** Action and document stand on a line each. */
  static BulkReply to(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    out.writeBytes(BEGIN);
    int count = 0;
    for (int from = 0; from < body.length; count++) {
      int actionEnd = lineEnd(body, from);
      int id = idIn(body, from, actionEnd);
      int idEnd = id;
      while (idEnd < actionEnd && body[idEnd] != '"') {
        idEnd++;
      }
      if (count > 0) {
        out.write(',');
      }
      out.writeBytes(ITEM);
      out.write(body, id, idEnd - id);
      out.writeBytes(STATUS);
      from = lineEnd(body, actionEnd + 1) + 1;
    }
    out.writeBytes(END);
    return new BulkReply(count, out.toByteArray());
  }

  private static int lineEnd(byte[] body, int from) {
    int at = from;
    while (at < body.length && body[at] != '\n') {
      at++;
    }
    return at;
  }

  private static int idIn(byte[] body, int from, int to) {
    for (int at = from; at + ID.length <= to; at++) {
      if (java.util.Arrays.equals(body, at, at + ID.length, ID, 0, ID.length)) {
        return at + ID.length;
      }
    }
    throw new IllegalArgumentException("An action without an id.");
  }
}
