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

  /** A hash of those numbers that these words hold as well. */
  public int hashWithin(long[] other) {
    long hash = 0;
    for (int i = 0; i < other.length; i++) {
      hash = (hash + (words[i] & other[i])) * 0x9E3779B97F4A7C15L;
    }
    return (int) (hash >>> Integer.SIZE);
  }

  /** Whether those numbers that these words hold as well are the expected ones. */
  public boolean isWithin(long[] other, long[] expected) {
    for (int i = 0; i < other.length; i++) {
      if ((words[i] & other[i]) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /** Those numbers that these words hold as well. */
  public long[] within(long[] other) {
    long[] within = new long[other.length];
    for (int i = 0; i < other.length; i++) {
      within[i] = words[i] & other[i];
    }
    return within;
  }
}
