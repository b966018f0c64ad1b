package io.defenderxdr.mapping.tape;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells names of one object apart that are the same: a store refuses a document in which an object
 * has a name twice. Used by one thread.
 */
final class DistinctNames {

  /** Up to here each is compared with each, which makes no garbage. */
  private static final int FEW = 16;

  private final Tape tape;
  private int[] names = new int[FEW];
  private int size;

  DistinctNames(Tape tape) {
    this.tape = tape;
  }

  /** Begins another object. */
  void clear() {
    size = 0;
  }

  /** One more name of the object. */
  void add(int name) {
    if (size == names.length) {
      names = Arrays.copyOf(names, 2 * size);
    }
    names[size++] = name;
  }

  /** Numbers names that stood before; whether there were any. */
  boolean tellApart() {
    if (size <= FEW && !anyTwice()) {
      return false;
    }
    Set<String> seen = new HashSet<>();
    boolean renamed = false;
    for (int i = 0; i < size; i++) {
      String text = tape.string(names[i]);
      String apart = text;
      for (int n = 2; !seen.add(apart); n++) {
        apart = text + "_" + n;
      }
      if (!apart.equals(text)) {
        tape.rename(names[i], apart);
        renamed = true;
      }
    }
    return renamed;
  }

  private boolean anyTwice() {
    for (int i = 1; i < size; i++) {
      for (int j = 0; j < i; j++) {
        if (isSame(names[i], names[j])) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isSame(int a, int b) {
    return Arrays.equals(
        tape.chars(), tape.start(a), tape.end(a), tape.chars(), tape.start(b), tape.end(b));
  }
}
