package io.defenderxdr.bench.mapping;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.simulator.Scenario;
import io.defenderxdr.simulator.attack.World;
import io.defenderxdr.simulator.stream.EventRecords;
import io.defenderxdr.simulator.stream.Table;
import io.defenderxdr.simulator.time.Ticks;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Records in memory, the same bytes in every run.
 *
 * @param bytes how many bytes they have together
 */
record RecordSet(List<SourceRecord> records, long bytes) {

  private static final Origin ORIGIN = new Origin("the generator", null);
  private static final long START = Ticks.parse("2026-01-02T03:04:05Z");
  private static final long APART = Ticks.PER_SECOND / 100;

  /** Makes records of a busy tenant, whose programs have so many names. */
  static final class Source {
    private final EventRecords records = new EventRecords(new World(7, Scenario.BUSY.people()));
    private final ProgramNames names;
    private final @Nullable Table table;

    /**
     * A source of records.
     *
     * @param table the only table, or null for the mix of a busy tenant
     */
    Source(int names, @Nullable Table table) {
      this.names = new ProgramNames(names);
      this.table = table;
    }

    /** One record by its number. */
    SourceRecord record(long index) {
      long ticks = START + index * APART;
      byte[] json =
          table == null ? records.record(index, ticks) : records.record(table, index, ticks);
      return new SourceRecord(ByteSlice.of(names.in(json, index)), ORIGIN);
    }

    /** The first so many records. */
    RecordSet first(int count) {
      List<SourceRecord> all = LongStream.range(0, count).mapToObj(this::record).toList();
      return new RecordSet(all, all.stream().mapToLong(one -> one.json().length()).sum());
    }
  }
}
