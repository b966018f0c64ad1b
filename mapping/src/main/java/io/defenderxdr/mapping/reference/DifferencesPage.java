package io.defenderxdr.mapping.reference;

import io.defenderxdr.mapping.event.table.EventTables;
import io.defenderxdr.mapping.table.Difference;
import io.defenderxdr.mapping.table.MappingTable;
import io.defenderxdr.mapping.table.Row;
import io.defenderxdr.mapping.table.Target;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The page of all deliberate differences from the reference, made from the tables' marks. */
final class DifferencesPage {

  private DifferencesPage() {}

  /** The page as Markdown. */
  static String render(List<MappingTable> tables, EventTables events) {
    StringBuilder page = new StringBuilder();
    page.append("# Where documents differ from the reference, and why\n\n")
        .append("Generated from the mapping tables; do not edit. ")
        .append("With `--as-reference` none of these differences is there.\n");
    for (MappingTable table : tables) {
      page.append("\n## Stream ").append(table.stream()).append("\n");
      table
          .improvements()
          .forEach((rule, sentence) -> entry(page, "rule `" + rule.word() + "`", sentence));
      marks(table).forEach((place, sentence) -> entry(page, place, sentence));
    }
    page.append("\n## Stream event\n");
    EventDifferences.of(events)
        .forEach((sentence, places) -> page.append(concerns(sentence, places)));
    return page.toString();
  }

  private static String concerns(String sentence, EventDifferences.Places places) {
    return "\n* %s *Concerns %s.*\n".formatted(sentence, places.text());
  }

  private static Map<String, String> marks(MappingTable table) {
    Map<String, String> marks = new TreeMap<>();
    table.rows().forEach(row -> add(marks, row));
    return marks;
  }

  private static void add(Map<String, String> marks, Row row) {
    String source = "`" + row.source() + "`";
    Difference difference = row.difference();
    if (difference != null) {
      marks.put(source + side(difference), difference.sentence());
    }
    Row.TextFrom text = row.textFrom();
    if (text != null) {
      marks.put(source + ", text from `" + text.property() + "`", text.sentence());
    }
    for (Target target : row.targets()) {
      Difference mark = target.difference();
      if (mark != null) {
        marks.put(source + " to `" + target.field() + "`" + side(mark), mark.sentence());
      }
    }
  }

  private static String side(Difference difference) {
    return difference.side() == Difference.Side.REFERENCE
        ? ", only in the reference"
        : ", only in improved documents";
  }

  private static void entry(StringBuilder page, String place, String sentence) {
    page.append("\n* ").append(place).append(": ").append(sentence).append("\n");
  }
}
