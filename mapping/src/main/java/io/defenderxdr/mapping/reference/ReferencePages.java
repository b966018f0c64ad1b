package io.defenderxdr.mapping.reference;

import io.defenderxdr.mapping.event.table.EventFiles;
import io.defenderxdr.mapping.table.Tables;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The pages of the documentation that are generated from the tables. */
public final class ReferencePages {

  private ReferencePages() {}

  /** Every page by the name of its file in {@code docs/reference}. */
  public static SequencedMap<String, String> all() {
    SequencedMap<String, String> pages = new LinkedHashMap<>();
    for (String stream : StreamFields.STREAMS) {
      pages.put("fields-" + stream + ".md", fields(stream));
    }
    pages.put("functions.md", FunctionsPage.render(EventFiles.read()));
    pages.put(
        "differences.md",
        DifferencesPage.render(
            Tables.streams().stream().map(Tables::of).toList(), EventFiles.read()));
    return pages;
  }

  /**
   * The field reference of a stream, with an example.
   *
   * @throws IllegalArgumentException with a sentence, if the stream has no tables
   */
  public static String fields(String stream) {
    return FieldsPage.page(StreamFields.of(stream), names(stream));
  }

  /** The table of a stream's fields alone. */
  static String fieldTable(String stream) {
    return FieldsPage.table(StreamFields.of(stream), names(stream));
  }

  private static TableNames names(String stream) {
    return stream.equals("event") ? TableNames.of(EventFiles.read()) : TableNames.NONE;
  }
}
