package io.defenderxdr.mapping.event.table;

import io.defenderxdr.mapping.table.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column and all that becomes of it.
 *
 * @param source the column, or {@code Column/Key} for a key inside a parsed one
 * @param keep whether such a key stays where it was, too
 * @param convert the conversion
 * @param vendor name below the root, or null if there is no vendor field
 * @param type the vendor field's index type, or null if there is no vendor field
 * @param when under which condition the row exists
 * @param targets where the value goes
 * @param duplicate whether the vendor field is removed at the end of its family
 * @param difference the mark of a deliberate difference, or null
 * @param unconverted why values that the field cannot take are left to the store, empty if none are
 * @param sentence what the column is
 * @param place file and line
 */
public record EventRow(
    String source,
    boolean keep,
    EventConversion convert,
    @Nullable String vendor,
    @Nullable String type,
    When when,
    List<EventRule> targets,
    boolean duplicate,
    @Nullable Difference difference,
    String unconverted,
    String sentence,
    String place) {

  /** How a vendor field begins that rules read, but no document has. */
  public static final String SCRATCH = "._";

  public EventRow {
    targets = List.copyOf(targets);
  }

  /** The same row in one form of documents. */
  EventRow in(Difference form, EventConversion conversion) {
    return new EventRow(
        source,
        keep,
        conversion,
        vendor,
        type,
        when,
        targets,
        duplicate,
        form,
        unconverted,
        sentence,
        place);
  }

  /** Whether documents have the vendor field. */
  public boolean isWritten() {
    return vendor != null && !("." + vendor).startsWith(SCRATCH);
  }

  /** The column, without the key. */
  public String column() {
    int slash = source.indexOf('/');
    return slash < 0 ? source : source.substring(0, slash);
  }

  /** The key inside the column, or null for the whole column. */
  public @Nullable String key() {
    int slash = source.indexOf('/');
    return slash < 0 ? null : source.substring(slash + 1);
  }
}
