package io.defenderxdr.simulator.tenant;

import io.defenderxdr.simulator.Scenario;
import java.util.Locale;

/**
 * What a tenant is made from; the same birth gives the same tenant.
 *
 * @param seed decides who is in it and what happens
 * @param scenario how big it is
 * @param start ticks of the moment its running time begins; its history lies before
 * @param sameInstant how many alerts of its history share one last update, 0 for none
 */
public record Birth(long seed, Scenario scenario, long start, int sameInstant) {
  private static final String SIGN = "simulated-tenant-1";

  /** This birth as the first line of a journal. */
  String line() {
    return SIGN + " " + seed + " " + scenario.name() + " " + start + " " + sameInstant;
  }

  /**
   * Reads the first line of a journal.
   *
   * @throws IllegalArgumentException if the line comes from something else
   */
  static Birth parse(String line) {
    String[] word = line.split(" ", -1);
    if (word.length != 5 || !word[0].equals(SIGN)) {
      throw new IllegalArgumentException("The file tenant.log is not one of this simulator.");
    }
    return new Birth(
        Long.parseLong(word[1]),
        Scenario.valueOf(word[2].toUpperCase(Locale.ROOT)),
        Long.parseLong(word[3]),
        Integer.parseInt(word[4]));
  }
}
