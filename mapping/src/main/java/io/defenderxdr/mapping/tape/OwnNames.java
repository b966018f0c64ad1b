package io.defenderxdr.mapping.tape;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The names of one object so far. What is to be added to them, and stands there already, gets a
 * number behind it, since a store refuses an object that has a name twice. Used by one thread.
 */
final class OwnNames {

  /** So many are compared one by one. */
  private static final int FEW = 12;

  private final Tape tape;
  private int[] nodes = new int[64];
  private int[] hashes = new int[64];
  private int size;
  private int hashed;
  private final Map<String, Integer> repeats = new HashMap<>();

  OwnNames(Tape tape) {
    this.tape = tape;
  }

  void clear() {
    size = 0;
    hashed = 0;
    repeats.clear();
  }

  /** Adds a name; whether it had to be changed. */
  boolean tellApart(int name) {
    boolean twice = isThere(name);
    if (twice) {
      String text = tape.string(name);
      int number = repeats.getOrDefault(text, 1);
      do {
        number++;
        TapeObjects.rename(tape, name, text + "_" + number);
      } while (isThere(name));
      repeats.put(text, number);
    }
    add(name);
    return twice;
  }

  private boolean isThere(int name) {
    return size <= FEW ? isAmongFew(name) : isAmongMany(name, hash(name));
  }

  private boolean isAmongFew(int name) {
    for (int i = 0; i < size; i++) {
      if (tape.isSame(nodes[i], name)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAmongMany(int name, int hash) {
    for (; hashed < size; hashed++) {
      hashes[hashed] = hash(nodes[hashed]);
    }
    for (int i = 0; i < size; i++) {
      if (hashes[i] == hash && tape.isSame(nodes[i], name)) {
        return true;
      }
    }
    return false;
  }

  private int hash(int name) {
    char[] chars = tape.chars();
    int hash = 0;
    for (int i = tape.start(name); i < tape.end(name); i++) {
      hash = 31 * hash + chars[i];
    }
    return hash;
  }

  private void add(int name) {
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    nodes[size++] = name;
  }
}
