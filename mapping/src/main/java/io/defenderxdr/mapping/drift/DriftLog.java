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
import org.jspecify.annotations.Nullable;

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

  private final Map<Key, Place> columns = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> tables = new ConcurrentHashMap<>();

  private record Key(Drift.Kind kind, String table, String column) {}

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
   * Where values of a column are counted that no field took.
   *
   * @param kind whether the column is not known, or its field did not take the value
   */
  public Place place(Drift.Kind kind, String table, String column) {
    Key key = new Key(kind, cut(table), cut(column));
    Place place = columns.get(key);
    if (place == null) {
      Key kept = columns.size() < MOST ? key : new Key(kind, OTHERS, OTHERS);
      place = columns.computeIfAbsent(kept, missing -> new Place());
    }
    return place;
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
        (key, place) ->
            all.add(
                new DriftColumn(
                    new Drift.Entry(key.kind, key.table, key.column, place.count()),
                    place.example(),
                    place.type())));
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
        (key, place) ->
            entries.add(new Drift.Entry(key.kind, key.table, key.column, place.count())));
    return new Drift(entries);
  }

  /** What is remembered of the values of a column. Safe for many threads. */
  public static final class Place {

    private final LongAdder count = new LongAdder();
    private volatile @Nullable Sample sample;

    private record Sample(String example, GuessedType type) {}

    private Place() {}

    /** Takes notice of a value. */
    public void add(Tape tape, int value) {
      count.increment();
      Sample before = sample;
      if (before == null) {
        sample = new Sample(Example.of(tape, value), GuessedType.of(tape, value));
        return;
      }
      GuessedType now = before.type.and(tape, value);
      if (now != before.type) {
        sample = new Sample(before.example, now);
      }
    }

    long count() {
      return count.sum();
    }

    String example() {
      Sample seen = sample;
      return seen == null ? "" : seen.example;
    }

    GuessedType type() {
      Sample seen = sample;
      return seen == null ? GuessedType.KEYWORD : seen.type;
    }
  }
}
