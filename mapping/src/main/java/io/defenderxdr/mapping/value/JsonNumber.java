package io.defenderxdr.mapping.value;

import java.math.BigDecimal;

/**
 * A JSON number as it was written, so that no digit is lost on the way through.
 *
 * @param text the number's text, valid JSON
 */
public record JsonNumber(String text) {

  /** Whether it was written without fraction and exponent. */
  public boolean isInteger() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' || c == 'e' || c == 'E') {
        return false;
      }
    }
    return true;
  }

  /** What decides over equality: the value, or the text where no computer holds the value. */
  Object key() {
    try {
      BigDecimal value = new BigDecimal(text);
      return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    } catch (ArithmeticException | NumberFormatException e) {
      return this;
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
