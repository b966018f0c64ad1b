package io.defenderxdr.mapping.tape;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A value that is always the same, ready to be put onto any tape. Immutable. */
public final class Constant {

  private final byte kind;
  private final String text;

  /** The text where it stands in JSON as it is; else null. */
  private final byte @Nullable [] plain;

  private Constant(Object value) {
    this.kind = kindOf(value);
    this.text = value.toString();
    this.plain = isPlain(text) ? text.getBytes(StandardCharsets.US_ASCII) : null;
  }

  /** Of a text, {@link Boolean} or {@link Long}. */
  public static Constant of(Object value) {
    return new Constant(value);
  }

  /** A new node with the value. */
  public int on(Tape tape) {
    return plain == null ? tape.add(kind, text) : tape.slices().put(kind, plain);
  }

  /** A new node with a text, {@link Boolean} or {@link Long} that will hardly come again. */
  public static int put(Tape tape, Object value) {
    return tape.add(kindOf(value), value.toString());
  }

  private static byte kindOf(Object value) {
    return switch (value) {
      case Boolean truth -> truth ? Kind.TRUE : Kind.FALSE;
      case Long number -> Kind.NUMBER;
      default -> Kind.TEXT;
    };
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != '"' && c != '\\');
  }
}
