package io.defenderxdr.simulator.attack;

import java.util.HexFormat;
import java.util.List;

/** Chance that falls the same way again: a stream of numbers fixed by a seed. Not for sharing. */
public final class Dice {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /** Dice of their own for something numbered, such as one alert of one tenant. */
  public static Dice of(long seed, long what, long number) {
    return new Dice(mix(mix(seed + STEP * what) + STEP * number));
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** The next 64 bits. */
  public long next() {
    state += STEP;
    return mix(state);
  }

  /** A number from 0 to below the bound. */
  public int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /** A number from 0 to below the bound. */
  public long below(long bound) {
    return Long.remainderUnsigned(next(), bound);
  }

  /** True in so many of a hundred cases. */
  public boolean percent(int chance) {
    return below(100) < chance;
  }

  /** One of some. */
  public <T> T pick(List<T> some) {
    return some.get(below(some.size()));
  }

  /** A text of so many hexadecimal digits. */
  public String hex(int digits) {
    StringBuilder text = new StringBuilder(digits + 16);
    while (text.length() < digits) {
      text.append(HexFormat.of().toHexDigits(next()));
    }
    return text.substring(0, digits);
  }

  /** A GUID. */
  public String guid() {
    String hex = hex(32);
    return hex.substring(0, 8)
        + "-"
        + hex.substring(8, 12)
        + "-4"
        + hex.substring(13, 16)
        + "-a"
        + hex.substring(17, 20)
        + "-"
        + hex.substring(20);
  }
}
