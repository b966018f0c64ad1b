package io.defenderxdr.source.graph;

import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.SteppedOver;
import io.defenderxdr.event.Ticks;
import io.defenderxdr.source.rest.Element;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an item that was not served.
 *
 * @param item its small form; null if that was not served either
 * @param window where it lies
 */
record Unserved(@Nullable Element item, Window window) {

  @Nullable DocumentId id() {
    return item == null ? null : item.id();
  }

  /** Whether a note is of this item. */
  boolean isIn(SteppedOver note) {
    Ticks from = window.from();
    DocumentId id = id();
    if (id != null) {
      return id.equals(note.id()) && note.from().equals(from);
    }
    // Only its span is known, and that depends on where the walk began.
    boolean inside = note.from().isBefore(from) && from.next().isBefore(note.to());
    return note.id() == null && (inside || note.from().equals(from));
  }
}
