package io.defenderxdr.console.page;

import java.util.Locale;

/** Numbers for people. */
final class Figures {

  private Figures() {}

  /** With a comma between thousands. */
  static String of(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 stream}, {@code 2 streams}. */
  static String of(long number, String noun) {
    return of(number) + " " + noun + (number == 1 ? "" : "s");
  }
}
