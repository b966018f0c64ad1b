package io.defenderxdr.mapping.value;

import java.math.BigDecimal;

/** The plain text of a value (specification 2.1 and 10.13). */
public final class Texts {

  /** Beyond this many places a number keeps the text it came with. */
  private static final int MOST_PLACES = 400;

  private Texts() {}

  /** Converts; lists and objects are refused. */
  public static Outcome convert(Object value) {
    return switch (value) {
      case String text -> new Outcome.Value(text);
      case JsonNumber number -> new Outcome.Value(plain(number));
      case Long number -> new Outcome.Value(number.toString());
      case Boolean truth -> new Outcome.Value(truth.toString());
      default -> Outcome.refused("is a list or an object where a text belongs", "value");
    };
  }

  private static String plain(JsonNumber number) {
    if (number.isInteger()) {
      return number.text().equals("-0") ? "0" : number.text();
    }
    double rounded = Double.parseDouble(number.text());
    if (!Double.isFinite(rounded)) {
      return number.text();
    }
    BigDecimal value = new BigDecimal(Double.toString(rounded));
    if (Math.abs((long) value.scale()) > MOST_PLACES) {
      return number.text();
    }
    String digits = value.stripTrailingZeros().toPlainString();
    return digits.indexOf('.') < 0 ? digits + ".0" : digits;
  }
}
