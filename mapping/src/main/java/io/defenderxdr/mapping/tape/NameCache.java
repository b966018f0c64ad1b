package io.defenderxdr.mapping.tape;

import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/** Names that were written last, encoded once. Used by one thread. */
final class NameCache {

  private static final int SIZE = 1 << 10;
  private static final int LONGEST = 64;

  private final Tape tape;
  private final @Nullable SerializedString[] names = new SerializedString[SIZE];

  NameCache(Tape tape) {
    this.tape = tape;
  }

  /** The encoded name of a node. */
  SerializedString of(int node) {
    int start = tape.start(node);
    int end = tape.end(node);
    if (end - start > LONGEST) {
      return new SerializedString(tape.string(node));
    }
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + tape.chars()[i];
    }
    int slot = (hash ^ hash >>> 16) & (SIZE - 1);
    SerializedString known = names[slot];
    if (known == null || !tape.isText(node, known.getValue())) {
      known = new SerializedString(tape.string(node));
      names[slot] = known;
    }
    return known;
  }
}
