package io.defenderxdr.mapping.drift;

import io.defenderxdr.mapping.event.table.EventTable;
import io.defenderxdr.mapping.event.table.EventTables;
import io.defenderxdr.mapping.event.table.Family;

/** A file for a table that has none. */
final class TableProposal {

  private static final String CATEGORY = "AdvancedHunting-";

  private TableProposal() {}

  /**
   * What to do about a category, in Markdown.
   *
   * @param rows the rows of its columns, in YAML
   */
  static String of(String category, String rows, EventTables tables) {
    String name = category.startsWith(CATEGORY) ? category.substring(CATEGORY.length()) : category;
    if (!name.matches("[A-Za-z][A-Za-z0-9]{0,80}")) {
      return "No table can have this name.\n";
    }
    return """
    A file `%s.yaml` for it. Its name belongs into the list of its family in `EventFiles`, and a \
    part of its category into the family's `match` if none is there yet. Columns that the family \
    knows need no row.

    ```yaml
    table: %s
    family: %s
    sentence: ""
    rows:
    %s```
    """
        .formatted(name, name, family(name, tables), rows);
  }

  /** The family of the table whose name begins most alike. */
  private static String family(String table, EventTables tables) {
    String nearest = tables.families().getFirst().name();
    int longest = 0;
    for (Family family : tables.families()) {
      for (EventTable known : family.tables()) {
        int alike = alike(table, known.name());
        if (alike > longest) {
          longest = alike;
          nearest = family.name();
        }
      }
    }
    return nearest;
  }

  private static int alike(String a, String b) {
    int at = 0;
    while (at < Math.min(a.length(), b.length()) && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at;
  }
}
