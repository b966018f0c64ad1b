package io.defenderxdr.status;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a source sent that its mapping does not know, counted since the process began. The values
 * themselves are stored; nothing of them stands here. Immutable.
 *
 * @param entries what was met, most frequent first
 */
public record Drift(List<Entry> entries) {

  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::count)
          .reversed()
          .thenComparing(Entry::table)
          .thenComparing(Entry::column)
          .thenComparing(Entry::kind);

  /** Nothing. */
  public static final Drift NONE = new Drift(List.of());

  public Drift {
    entries = entries.stream().sorted(ORDER).toList();
  }

  /** What is not known. */
  public enum Kind {
    /** No mapping has this table; its records are counted. */
    UNKNOWN_TABLE("unknown_table"),
    /** No mapping has this column; its values are counted. */
    UNKNOWN_COLUMN("unknown_column"),
    /** The column's field did not take the values that are counted. */
    UNFIT_VALUE("unfit_value"),
    /** No mapping lists this ActionType; its records are counted. */
    NEW_ACTION("new_action");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The kind for programs. */
    public String word() {
      return word;
    }
  }

  /**
   * One thing that is not known.
   *
   * @param kind what it is
   * @param table its table, as the source names it
   * @param column its column, or its ActionType where that is new; empty for a table
   * @param count how many records or values
   */
  public record Entry(Kind kind, String table, String column, long count) {}

  /** This and another. */
  public Drift and(Drift other) {
    return new Drift(Stream.concat(entries.stream(), other.entries.stream()).toList());
  }

  /** Whether all that was sent is known. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** How many records or values of a kind there were. */
  public long count(Kind kind) {
    return entries.stream().filter(entry -> entry.kind == kind).mapToLong(Entry::count).sum();
  }

  /** How many tables, columns or ActionTypes of a kind there are. */
  public long size(Kind kind) {
    return entries.stream().filter(entry -> entry.kind == kind).count();
  }
}
