package io.defenderxdr.mapping.oracle.event;

import io.defenderxdr.mapping.oracle.Conversions;
import io.defenderxdr.mapping.oracle.Conversions.Conversion;
import io.defenderxdr.mapping.oracle.Conversions.Refused;
import io.defenderxdr.mapping.oracle.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The column table of a family: where each column goes, by which conversion, and whether the vendor
 * field is removed at the end.
 */
final class Columns {

  /** One row of the table; a form with '?' skips the empty text. */
  private record Column(String name, String vendor, String form, String removal) {
    boolean is(String kind) {
      return form.equals(kind) || form.equals(kind + "?");
    }

    boolean skipsEmpty() {
      return form.endsWith("?");
    }
  }

  private final List<Column> columns = new ArrayList<>();

  /** Reads lines of column, vendor path, conversion and {@code D} or {@code -}. */
  Columns(String table) {
    table
        .lines()
        .forEach(
            line -> {
              String[] cells = line.trim().split(" +", -1);
              columns.add(new Column(cells[0], cells[1], cells[2], cells[3]));
            });
  }

  /** Takes all columns over: json, then convert and date, then flags, then moves. */
  void take(Steps steps) {
    Doc doc = steps.doc();
    columns.stream().filter(column -> column.is("json")).forEach(column -> json(steps, column));
    for (Column column : columns) {
      switch (column.form().replace("?", "")) {
        case "long" -> convert(steps, column, EventConversions::integer);
        case "str" -> convert(steps, column, value -> text(doc, column, value));
        case "ip" -> convert(steps, column, Conversions::ip);
        case "bool" -> convert(steps, column, EventConversions::bool);
        case "date" -> date(steps, column);
        default -> {}
      }
    }
    for (Column column : columns) {
      if (column.is("flag")) {
        doc.put(Doc.V + column.vendor(), EventConversions.flag(doc.column(column.name())));
      }
    }
    for (Column column : columns) {
      if (column.is("raw") || column.is("json")) {
        doc.move(Doc.P + column.name(), column.vendor());
      }
    }
  }

  /** Removes the fields marked D, whether or not an ECS field holds the value. */
  void removeDuplicates(Steps steps) {
    if (!steps.hasTag("preserve_duplicate_custom_fields")) {
      for (Column column : columns) {
        if (column.removal().equals("D")) {
          steps.doc().remove(Doc.V + column.vendor());
        }
      }
    }
  }

  private static void json(Steps steps, Column column) {
    if (steps.doc().column(column.name()) instanceof String text && !text.isEmpty()) {
      if (text.isBlank()) {
        steps.open(""); // Whether nothing at all is a value or a failure.
      }
      try {
        steps.doc().put(Doc.P + column.name(), Json.readStrict(text));
      } catch (IOException e) {
        steps.note("json", column.name(), e.getMessage());
      }
    }
  }

  private static void convert(Steps steps, Column column, Conversion conversion) {
    Object value = steps.doc().column(column.name());
    if (value == null || (column.skipsEmpty() && value.equals(""))) {
      return;
    }
    if (value instanceof List<?> list && list.contains(null)) {
      steps.open(""); // What a conversion does with a null within a list.
    }
    try {
      Object converted = EventConversions.each(value, conversion);
      steps.doc().put(Doc.V + column.vendor(), converted);
    } catch (Refused e) {
      steps.note("convert", column.name(), e.getMessage());
    }
  }

  private static String text(Doc doc, Column column, Object value) {
    return doc.rendered(value, Doc.V + column.vendor());
  }

  private static void date(Steps steps, Column column) {
    Object value = steps.doc().column(column.name());
    if (value == null || value.equals("")) {
      return;
    }
    if (value instanceof BigInteger) {
      steps.open(Doc.V + column.vendor(), "error"); // Its digits may read as a year.
    }
    try {
      steps.doc().put(Doc.V + column.vendor(), EventConversions.date(value));
    } catch (Refused e) {
      steps.note("date", column.name(), e.getMessage());
    }
  }
}
