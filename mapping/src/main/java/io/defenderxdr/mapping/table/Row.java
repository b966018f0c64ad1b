package io.defenderxdr.mapping.table;

import io.defenderxdr.mapping.value.Conversion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One source property and all that becomes of it.
 *
 * @param source path from the record's top, parts joined by {@code /}, a list's elements as {@code
 *     name[]}
 * @param convert the conversion
 * @param each whether the conversion is done for each element of a list
 * @param silent whether a failure leaves no entry
 * @param vendor dotted name below the table's root, or null if there is no vendor field
 * @param type the vendor field's index type, or null if there is no vendor field
 * @param targets the ECS fields
 * @param duplicate whether the vendor field is removed as a duplicate of its targets
 * @param textFrom where an object stands in the place of a text: its property that holds the text,
 *     or null; only in improved documents
 * @param difference the mark of a deliberate difference, or null
 * @param sentence what the property is
 * @param line line in the file
 */
public record Row(
    String source,
    Conversion convert,
    boolean each,
    boolean silent,
    @Nullable String vendor,
    @Nullable String type,
    List<Target> targets,
    boolean duplicate,
    @Nullable TextFrom textFrom,
    @Nullable Difference difference,
    String sentence,
    int line) {

  public Row {
    targets = List.copyOf(targets);
  }

  /** Whether the row names a list of objects, whose elements other rows describe. */
  public boolean isList() {
    return source.endsWith("[]");
  }

  /**
   * Where the text is found in an object.
   *
   * @param property the object's property
   * @param sentence why, for the page of differences
   */
  public record TextFrom(String property, String sentence) {}
}
