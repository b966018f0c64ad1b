package io.defenderxdr.mapping.reference;

import java.util.Set;
import java.util.TreeSet;

/**
 * Something that a field's values come from.
 *
 * @param text a property or column as the source names it, or a constant behind {@code =}
 * @param tables names of the source tables that have it, sorted; empty where there is only one
 */
public record FieldSource(String text, Set<String> tables) {

  public FieldSource {
    tables = new TreeSet<>(tables);
  }

  /** How a constant is written. */
  static String constant(Object value) {
    return "= " + value;
  }
}
