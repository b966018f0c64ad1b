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
    int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    boolean digits = text.length() > start;
    for (int i = start; digits && i < text.length(); i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (digits) {
      try {
        return new Outcome.Value(Long.parseLong(text));
      } catch (NumberFormatException e) {
        return Outcome.refused("does not fit into a long", value);
      }
    }
    return Outcome.refused("is no whole number", value);
  }
}
