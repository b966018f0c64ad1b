package io.defenderxdr.console.page;

import io.defenderxdr.status.Drift;
import io.defenderxdr.status.StreamStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * What mappings do not know, as ready texts.
 *
 * @param rows the most frequent of each stream
 * @param more how many are not shown; empty if all are
 */
public record DriftSection(List<Row> rows, String more) {

  private static final int MOST = 20;

  /**
   * One thing that is not known.
   *
   * @param stream where
   * @param what what it is
   * @param count how often it was met
   */
  public record Row(String stream, String what, String count) {}

  static DriftSection of(List<StreamStatus> streams) {
    List<Row> rows = new ArrayList<>();
    long all = 0;
    for (StreamStatus stream : streams) {
      List<Drift.Entry> entries = stream.drift().entries();
      all += entries.size();
      entries.stream()
          .limit(MOST)
          .forEach(entry -> rows.add(row(stream.stream().toString(), entry)));
    }
    long hidden = all - rows.size();
    return new DriftSection(rows, hidden == 0 ? "" : "And " + Figures.of(hidden) + " more.");
  }

  private static Row row(String stream, Drift.Entry entry) {
    return switch (entry.kind()) {
      case UNKNOWN_TABLE ->
          new Row(stream, "table " + entry.table(), Figures.of(entry.count(), "record"));
      case UNKNOWN_COLUMN -> new Row(stream, column(entry), Figures.of(entry.count(), "value"));
      case NEW_ACTION ->
          new Row(
              stream,
              "ActionType " + entry.column() + " of " + entry.table(),
              Figures.of(entry.count(), "record"));
      case UNFIT_VALUE ->
          new Row(
              stream,
              column(entry),
              Figures.of(entry.count(), "value") + " that the field did not take");
    };
  }

  private static String column(Drift.Entry entry) {
    return "column " + entry.column() + " of " + entry.table();
  }
}
