package io.defenderxdr.simulator.hub;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a reader wants to begin, as the filter of its link says. */
sealed interface Start {
  /** Behind everything that is there. */
  record Latest() implements Start {}

  /** At or behind an offset. */
  record AtOffset(String offset, boolean inclusive) implements Start {
    long sequence() {
      if (offset.equals(BEGINNING)) {
        return 0;
      }
      return inclusive ? Offsets.sequenceAt(offset) : Offsets.sequenceAfter(offset);
    }
  }

  /** At or behind a sequence number. */
  record AtSequence(long number, boolean inclusive) implements Start {}

  /** At or behind a moment, in milliseconds. */
  record AtTime(Instant moment, boolean inclusive) implements Start {
    Instant earliest() {
      return inclusive ? moment : moment.plusMillis(1);
    }
  }

  /** The offset that lies before all. */
  String BEGINNING = "-1";

  /** The offset that lies behind all. */
  String END = "@latest";

  /** The form of the filter; the value may be quoted. */
  Pattern SELECTOR =
      Pattern.compile(
          "amqp\\.annotation\\.x-opt-(offset|sequence-number|enqueued-time)\\s*(>=?)\\s*'?([^']+)'?");

  /**
   * Reads a filter.
   *
   * @throws IllegalArgumentException if it is none that a hub knows
   */
  static Start parse(String selector) {
    Matcher parts = SELECTOR.matcher(selector.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("The filter '" + selector + "' is not known here.");
    }
    boolean inclusive = parts.group(2).equals(">=");
    String value = parts.group(3);
    Start start =
        switch (parts.group(1)) {
          case "offset" -> value.equals(END) ? new Latest() : new AtOffset(value, inclusive);
          case "sequence-number" -> new AtSequence(Long.parseLong(value), inclusive);
          default -> new AtTime(Instant.ofEpochMilli(Long.parseLong(value)), inclusive);
        };
    if (start instanceof AtOffset at) {
      at.sequence();
    }
    return start;
  }
}
