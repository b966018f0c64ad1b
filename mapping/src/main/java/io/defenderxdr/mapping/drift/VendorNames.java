package io.defenderxdr.mapping.drift;

import io.defenderxdr.mapping.event.table.EventRow;
import io.defenderxdr.mapping.event.table.EventTables;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names of vendor fields for new columns, beside those that there are. */
final class VendorNames {

  private final Map<String, EventRow> known = new HashMap<>();

  VendorNames(EventTables tables) {
    tables
        .rows()
        .filter(EventRow::isWritten)
        .filter(row -> row.difference() == null || row.difference().isIn(false))
        .forEach(row -> known.putIfAbsent(String.valueOf(row.vendor()), row));
  }

  /** The row that has a vendor field already; an index has one type for a field. */
  Optional<EventRow> row(String vendor) {
    return Optional.ofNullable(known.get(vendor));
  }

  /** A name for a column: in small letters, words joined by '_'; empty if none is left. */
  String of(String column) {
    String name =
        column
            .replace("IPv", "Ipv")
            .replaceAll("[^A-Za-z0-9]+", "_")
            .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
            .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
            .replaceAll("^_+|_+$", "")
            .toLowerCase(Locale.ROOT);
    boolean taken =
        name.equals("unmapped")
            || known.keySet().stream().anyMatch(other -> other.startsWith(name + "."));
    return taken && !name.isEmpty() ? name + "_value" : name;
  }
}
