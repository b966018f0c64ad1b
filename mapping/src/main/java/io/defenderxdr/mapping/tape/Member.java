package io.defenderxdr.mapping.tape;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A name of an object, ready to be written: a comma before it and a colon behind it, and the
 * opening brace of an object that follows. Two of the same name are equal only if they are the
 * same. Immutable.
 */
public final class Member {

  /** The bytes, with at least eight more behind them, so that eight can be read at any of them. */
  private final byte[] padded;

  private final int length;

  private Member(String name, String behind) {
    String quoted =
        new String(JsonStringEncoder.getInstance().quoteAsUTF8(name), StandardCharsets.UTF_8);
    byte[] bytes = (",\"" + quoted + "\":" + behind).getBytes(StandardCharsets.UTF_8);
    this.length = bytes.length;
    this.padded = Arrays.copyOf(bytes, bytes.length + 2 * Long.BYTES);
  }

  /** The name of a value. */
  public static Member ofValue(String name) {
    return new Member(name, "");
  }

  /** The name of an object, which it opens. */
  public static Member ofObject(String name) {
    return new Member(name, "{");
  }

  byte[] padded() {
    return padded;
  }

  int length() {
    return length;
  }

  /** What is written, where it is not the first of its object. */
  @Override
  public String toString() {
    return new String(padded, 0, length, StandardCharsets.UTF_8);
  }
}
