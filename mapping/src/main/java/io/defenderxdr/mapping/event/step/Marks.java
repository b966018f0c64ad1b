package io.defenderxdr.mapping.event.step;

import java.util.Arrays;

/** A set of small numbers. Used by one thread. */
public final class Marks {

  private long[] words = new long[4];
  private int used;

  /** Makes the set empty, for numbers below a bound. */
  public void clear(int bound) {
    used = (bound + Long.SIZE - 1) / Long.SIZE;
    if (words.length < used) {
      words = new long[used];
    }
    Arrays.fill(words, 0, used, 0);
  }

  /** Becomes the set that these words hold. */
  public void become(long[] other) {
    used = other.length;
    if (words.length < used) {
      words = new long[used];
    }
    System.arraycopy(other, 0, words, 0, used);
  }

  /** Adds the numbers that these words hold, of which there are as many as here. */
  public void add(long[] other) {
    for (int i = 0; i < used; i++) {
      words[i] |= other[i];
    }
  }

  /** Adds a number. */
  public void set(int number) {
    words[number >> 6] |= 1L << number;
  }

  /** The least number from one on, or -1. */
  public int next(int from) {
    int word = from >> 6;
    if (word >= used) {
      return -1;
    }
    long rest = words[word] & (-1L << from);
    while (rest == 0) {
      word++;
      if (word >= used) {
        return -1;
      }
      rest = words[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(rest);
  }

  /** The least number from one on that these words hold as well, or -1. */
  public int nextOf(long[] other, int from) {
    int bound = Math.min(used, other.length);
    long mask = -1L << from;
    for (int word = from >> 6; word < bound; word++) {
      long both = words[word] & other[word] & mask;
      if (both != 0) {
        return (word << 6) + Long.numberOfTrailingZeros(both);
      }
      mask = -1L;
    }
    return -1;
  }
}
