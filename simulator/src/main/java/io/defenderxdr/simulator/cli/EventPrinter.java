package io.defenderxdr.simulator.cli;

import io.defenderxdr.simulator.attack.World;
import io.defenderxdr.simulator.stream.EventRecords;
import io.defenderxdr.simulator.stream.Table;
import io.defenderxdr.simulator.time.Ticks;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Prints streaming records, one a line, as {@code map --stream event} reads them. */
final class EventPrinter {
  private static final long APART = Ticks.PER_SECOND / 100;

  private static final long FLUSH = 1_000;

  private final EventRecords records;
  private final @Nullable Table table;

  /**
   * Makes a printer.
   *
   * @param table the one table to print, or null for the mix of a busy tenant
   */
  EventPrinter(World world, @Nullable Table table) {
    this.records = new EventRecords(world);
    this.table = table;
  }

  /**
   * Prints so many records, the last of them sent at a moment; ends early when nobody reads.
   *
   * @throws IllegalArgumentException with a sentence for people if the number is negative
   */
  void print(long count, long lastTicks, PrintStream out) {
    if (count < 0) {
      throw new IllegalArgumentException(
          count + " records cannot be printed; write a number from 0.");
    }
    for (long index = 0; index < count && (index % FLUSH != 0 || !out.checkError()); index++) {
      long ticks = lastTicks - (count - 1 - index) * APART;
      byte[] record =
          table == null ? records.record(index, ticks) : records.record(table, index, ticks);
      out.write(record, 0, record.length);
      out.write('\n');
    }
    out.flush();
  }
}
