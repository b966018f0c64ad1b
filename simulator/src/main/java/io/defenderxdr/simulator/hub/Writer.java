package io.defenderxdr.simulator.hub;

import io.defenderxdr.simulator.stream.EventRecords;
import io.defenderxdr.simulator.time.Ticks;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the bodies of messages, in Microsoft's envelope. Safe for any thread. */
final class Writer {
  private static final byte[] OPEN = "{\"records\":[".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CLOSE = "]}".getBytes(StandardCharsets.US_ASCII);
  private static final long ON_THE_WAY = Ticks.PER_SECOND / 4;
  private static final int USUAL_RECORD = 3_072;

  private final EventRecords records;
  private final Plan plan;
  private final long seed;

  Writer(EventRecords records, Plan plan, long seed) {
    this.records = records;
    this.plan = plan;
    this.seed = seed;
  }

  Plan plan() {
    return plan;
  }

  /** The records of a message that comes at a moment, in their order. */
  List<byte[]> records(long message, long ticks) {
    Plan.Range range = plan.range(seed, message);
    List<byte[]> some = new ArrayList<>(range.count());
    long bytes = (long) OPEN.length + CLOSE.length;
    for (int place = 0; place < range.count(); place++) {
      byte[] record = records.record(range.first() + place, ticks - ON_THE_WAY);
      bytes += record.length + 1;
      if (place > 0 && bytes > plan.messageBytes()) {
        break;
      }
      some.add(record);
    }
    return some;
  }

  /** The body of a message that comes at a moment. */
  byte[] body(long message, long ticks) {
    List<byte[]> some = records(message, ticks);
    if (plan.range(seed, message).bare()) {
      return some.getFirst();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream(some.size() * USUAL_RECORD);
    body.writeBytes(OPEN);
    for (int place = 0; place < some.size(); place++) {
      if (place > 0) {
        body.write(',');
      }
      body.writeBytes(some.get(place));
    }
    body.writeBytes(CLOSE);
    return body.toByteArray();
  }
}
