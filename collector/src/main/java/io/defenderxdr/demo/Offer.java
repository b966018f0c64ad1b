package io.defenderxdr.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the simulator says should exist: document id to a key that people can read.
 *
 * @param keys {@code id|lastUpdateDateTime} by document id
 */
record Offer(Map<String, String> keys) {

  /** Reads the admin side's lines: the document id, a tab, the key. */
  static Offer parse(String lines) {
    Map<String, String> keys = new LinkedHashMap<>();
    lines
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              int tab = line.indexOf('\t');
              keys.put(
                  tab < 0 ? line : line.substring(0, tab),
                  tab < 0 ? line : line.substring(tab + 1));
            });
    return new Offer(keys);
  }
}
