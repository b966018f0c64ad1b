package io.defenderxdr.mapping.drift;

import io.defenderxdr.mapping.event.table.EventConversion;
import io.defenderxdr.mapping.event.table.EventRow;
import io.defenderxdr.mapping.event.table.EventTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows for new columns, in the language of the event tables, ready to be pasted. Their sentences
 * are empty, which the checker refuses: a person says what a column is.
 */
final class RowProposals {

  private final VendorNames names;
  private final Map<String, GuessedType> types = new HashMap<>();

  /** Rows beside those that there are. */
  RowProposals(EventTables tables, List<NewColumn> columns) {
    this.names = new VendorNames(tables);
    // A column may be new in several tables, and a field has one type.
    columns.forEach(
        column -> types.merge(names.of(column.source()), column.type(), GuessedType::and));
  }

  /**
   * A column that is to be mapped.
   *
   * @param source its name
   * @param type what its values seem to be
   */
  record NewColumn(String source, GuessedType type) {}

  /** The rows, in YAML, indented as below {@code rows}. */
  String rows(List<NewColumn> columns) {
    StringBuilder yaml = new StringBuilder();
    columns.forEach(column -> yaml.append(row(column)));
    return yaml.toString();
  }

  private String row(NewColumn column) {
    String vendor = names.of(column.source());
    String source = SafeText.yaml(column.source());
    if (vendor.isEmpty() || column.source().contains("/")) {
      return "  # %s: no row can name this column; it stays unmapped.\n".formatted(source);
    }
    Optional<EventRow> known = names.row(vendor);
    GuessedType guess = types.getOrDefault(vendor, column.type());
    EventConversion conversion = known.map(EventRow::convert).orElse(guess.conversion());
    String type = known.map(EventRow::type).orElse(guess.word());
    StringBuilder row = new StringBuilder();
    row.append("  - source: ").append(source).append('\n');
    if (conversion != EventConversion.NONE) {
      row.append("    convert: ").append(conversion.word()).append('\n');
    }
    row.append("    vendor: ").append(vendor).append('\n');
    row.append("    type: ").append(type);
    known.ifPresent(other -> row.append("   # as in ").append(other.place()));
    return row.append("\n    sentence: \"\"\n").toString();
  }
}
