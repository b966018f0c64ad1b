package io.defenderxdr.mapping.drift;

import io.defenderxdr.mapping.tape.Tape;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** ActionTypes in small letters, found on a tape without making texts. Immutable. */
final class KnownActions {

  private final @Nullable String[] slots;

  KnownActions(Collection<String> actions) {
    slots = new String[Integer.highestOneBit(Math.max(1, actions.size())) * 4];
    for (String action : actions) {
      int slot = action.hashCode() & (slots.length - 1);
      while (slots[slot] != null) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = action;
    }
  }

  boolean has(Tape tape, int action) {
    int slot = hash(tape, action) & (slots.length - 1);
    for (String known = slots[slot]; known != null; known = slots[slot]) {
      if (tape.isText(action, known)) {
        return true;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return false;
  }

  /** As {@link String#hashCode}. */
  private static int hash(Tape tape, int action) {
    int start = tape.start(action);
    int end = tape.end(action);
    char[] chars = tape.chars();
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + chars[i];
    }
    return hash;
  }
}
