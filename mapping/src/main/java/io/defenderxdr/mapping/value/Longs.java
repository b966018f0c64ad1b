package io.defenderxdr.mapping.value;

/** Whole numbers, from numbers or from strict decimal texts (specification 2.1 and 10.12). */
public final class Longs {

  private Longs() {}

  /** Converts; {@code +5} is 5, {@code 007} is 7, {@code 5.0} is refused. */
  public static Outcome convert(Object value) {
    String text =
        switch (value) {
          case String string -> string;
          case JsonNumber number -> number.text();
          default -> "";
        };
    if (!isDecimal(text)) {
      return Outcome.refused("is no whole number", value);
    }
    try {
      return new Outcome.Value(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Outcome.refused("does not fit into a long", value);
    }
  }

  private static boolean isDecimal(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    int start = signed ? 1 : 0;
    boolean digits = text.length() > start;
    for (int i = start; digits && i < text.length(); i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits;
  }
}
