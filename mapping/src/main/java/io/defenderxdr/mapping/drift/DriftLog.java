package io.defenderxdr.mapping.drift;

import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.status.Drift;
import io.defenderxdr.status.DriftSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Takes notice of what the tables do not know. The number of names is bounded; what exceeds it is
 * counted under one name. Nothing is done for a record that is known all through. Safe for many
 * threads.
 */
public final class DriftLog implements DriftSource {

  /** The name of what exceeds the bound. */
  static final String OTHERS = "(others)";

  private static final int MOST = 2_000;
  private static final int LONGEST = 200;

  private final Map<Place, Seen> columns = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> tables = new ConcurrentHashMap<>();

  private record Place(Drift.Kind kind, String table, String column) {}

  /** A record of a table that no file describes. */
  public void unknownTable(String table) {
    String name = cut(table);
    LongAdder counter = tables.get(name);
    if (counter == null) {
      String kept = tables.size() < MOST ? name : OTHERS;
      counter = tables.computeIfAbsent(kept, missing -> new LongAdder());
    }
    counter.increment();
  }

  /**
   * A value that no field took.
   *
   * @param kind whether the column is not known, or its field did not take the value
   */
  public void value(Drift.Kind kind, String table, String column, Tape tape, int value) {
    Place place = new Place(kind, cut(table), cut(column));
    Seen seen = columns.get(place);
    if (seen == null) {
      Place kept = columns.size() < MOST ? place : new Place(kind, OTHERS, OTHERS);
      seen = columns.computeIfAbsent(kept, missing -> new Seen(tape, value));
    }
    seen.add(tape, value);
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /** Records of unknown tables, by table. */
  List<Drift.Entry> tables() {
    List<Drift.Entry> entries = new ArrayList<>();
    tables.forEach(
        (table, count) ->
            entries.add(new Drift.Entry(Drift.Kind.UNKNOWN_TABLE, table, "", count.sum())));
    return new Drift(entries).entries();
  }

  /** What was noticed of columns, those of a table together, the most frequent first. */
  List<DriftColumn> columns() {
    List<DriftColumn> all = new ArrayList<>();
    columns.forEach(
        (place, seen) ->
            all.add(
                new DriftColumn(
                    new Drift.Entry(place.kind, place.table, place.column, seen.count()),
                    seen.example(),
                    seen.type())));
    all.sort(
        Comparator.comparing((DriftColumn column) -> column.entry().table())
            .thenComparing(column -> -column.entry().count())
            .thenComparing(column -> column.entry().column()));
    return all;
  }

  @Override
  public Drift drift() {
    List<Drift.Entry> entries = new ArrayList<>(tables());
    columns.forEach(
        (place, seen) ->
            entries.add(new Drift.Entry(place.kind, place.table, place.column, seen.count())));
    return new Drift(entries);
  }

  /** What is remembered of the values of a column. */
  private static final class Seen {

    private final LongAdder count = new LongAdder();
    private final String example;
    private volatile GuessedType type;

    Seen(Tape tape, int value) {
      this.example = Example.of(tape, value);
      this.type = GuessedType.of(tape, value);
    }

    void add(Tape tape, int value) {
      count.increment();
      GuessedType before = type;
      GuessedType now = before.and(tape, value);
      if (now != before) {
        type = now;
      }
    }

    long count() {
      return count.sum();
    }

    String example() {
      return example;
    }

    GuessedType type() {
      return type;
    }
  }
}
