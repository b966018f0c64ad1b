package io.defenderxdr.simulator.cli;

/** Reads rates as people type them: {@code 20/s}, or the number alone. */
final class Rates {
  private static final String A_SECOND = "/s";

  private Rates() {}

  /**
   * Reads a rate; one below 0 counts as 0.
   *
   * @throws IllegalArgumentException if the text is no rate, with a sentence that says what is
   */
  static double parse(String text) {
    String number =
        text.endsWith(A_SECOND) ? text.substring(0, text.length() - A_SECOND.length()) : text;
    try {
      return Math.max(0, Double.parseDouble(number));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no rate; write for example 20/s, or 0/s for none.", e);
    }
  }
}
