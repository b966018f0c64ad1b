package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.drift.DriftLog;
import io.defenderxdr.mapping.drift.DriftReport;
import io.defenderxdr.mapping.event.step.EventWork;
import io.defenderxdr.status.Drift;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Tells what records of one category left over. Nothing is done for one that left nothing. Safe for
 * many threads.
 */
final class DriftPlaces {

  /** So many columns are found by their names alone, and only short ones. */
  private static final int MOST = 256;

  private static final int LONGEST = 100;

  private final Map<String, Integer> envelope;
  private final Map<String, Integer> columns;
  private final Map<String, DriftLog.Place> known = new ConcurrentHashMap<>();

  /** By the numbers of what has fields, to which names may still be added. */
  DriftPlaces(Map<String, Integer> envelope, Map<String, Integer> columns) {
    this.envelope = envelope;
    this.columns = columns;
  }

  /**
   * Takes notice of a record.
   *
   * @param table name of the table, empty for an unknown one
   * @param category what stands for the table's name then
   */
  void count(DriftLog log, String table, Supplier<String> category, EventWork work) {
    if (table.isEmpty()) {
      log.unknownTable(category.get());
    }
    int rest = work.unmapped();
    List<String> names = work.namesAside();
    for (int i = 0; i < names.size(); i++) {
      String column = names.get(i);
      DriftLog.Place place =
          table.isEmpty()
              ? log.place(kind(column), category.get(), column)
              : place(log, table, column);
      place.add(work.tape(), work.tape().element(rest, 2 * i + 1));
    }
  }

  private DriftLog.Place place(DriftLog log, String table, String column) {
    DriftLog.Place place = known.get(column);
    if (place == null) {
      place = log.place(kind(column), table, column);
      if (known.size() < MOST && column.length() <= LONGEST) {
        known.put(column, place);
      }
    }
    return place;
  }

  private Drift.Kind kind(String column) {
    boolean isKnown =
        columns.containsKey(column)
            || column.equals(DriftReport.RECORD)
            || (column.startsWith(DriftReport.ENVELOPE)
                && envelope.containsKey(column.substring(DriftReport.ENVELOPE.length())))
            || envelope.containsKey(column);
    return isKnown ? Drift.Kind.UNFIT_VALUE : Drift.Kind.UNKNOWN_COLUMN;
  }
}
