package io.defenderxdr.mapping.document;

import io.defenderxdr.event.DocumentId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which raw values of a record make its document's id (specification 1.1, 10.24).
 *
 * @param slots their slots, in hashing order
 */
public record DocumentIdRule(List<Integer> slots) {

  public DocumentIdRule {
    slots = List.copyOf(slots);
  }

  /** The id, to be asked before any conversion; null if the record has none of the values. */
  public @Nullable DocumentId of(Slots record) {
    List<@Nullable String> texts = new ArrayList<>(slots.size());
    for (int slot : slots) {
      Object value = record.get(slot);
      if (value == null || value instanceof String) {
        texts.add((String) value);
      } else {
        texts.add(Original.jsonText(value));
      }
    }
    return DocumentId.ofFields(texts);
  }
}
