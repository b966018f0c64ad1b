package io.defenderxdr.mapping.safety;

import io.defenderxdr.mapping.Cases;
import io.defenderxdr.simulator.attack.World;
import io.defenderxdr.simulator.stream.EventRecords;
import io.defenderxdr.simulator.stream.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Records that may be sent. */
final class Records {

  /** 2024-05-01T06:00:00Z in 100-nanosecond ticks since 1970. */
  private static final long SENT = 17_145_432_000_000_000L;

  private static final EventRecords GENERATOR = new EventRecords(new World(11, 50));

  private Records() {}

  /** A generated record of the mix of a busy tenant. */
  static byte[] busy(long index) {
    return GENERATOR.record(index, SENT);
  }

  /** A generated record of a table. */
  static String generated(Table table, long index) {
    return new String(GENERATOR.record(table, index, SENT), StandardCharsets.UTF_8);
  }

  /** The records of the public cases that are objects. */
  static List<String> ofCases() {
    List<String> records = new ArrayList<>();
    Stream.of(
            "event-alert",
            "event-behavior",
            "event-cloud",
            "event-device",
            "event-email",
            "event-identity",
            "event-message",
            "real-event")
        .forEach(
            file ->
                Cases.of(file).stream()
                    .map(one -> one.get("input").toString())
                    .filter(input -> input.startsWith("{"))
                    .forEach(records::add));
    return records;
  }

  /** Some record of any table, or of the public cases where there are some. */
  static String any(long seed, List<String> cases) {
    int choice = (int) Math.floorMod(seed, 2L);
    if (choice == 0 && !cases.isEmpty()) {
      return cases.get((int) Math.floorMod(seed / 2, (long) cases.size()));
    }
    Table[] tables = Table.values();
    return generated(
        tables[(int) Math.floorMod(seed / 2, (long) tables.length)], Math.abs(seed / 3 % 100_000));
  }
}
