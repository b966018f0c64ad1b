package io.defenderxdr.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the simulator says should exist: document id to a key that people can read.
 *
 * @param keys {@code id|lastUpdateDateTime} or {@code partition|sequence|place} by document id
 * @param lines how many were offered; records of a hub may be equal byte for byte
 */
record Offer(Map<String, String> keys, int lines) {

  /** Reads the admin side's lines: the document id, a tab, the key. */
  static Offer parse(String text) {
    Map<String, String> keys = new LinkedHashMap<>();
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    for (String line : lines) {
      int tab = line.indexOf('\t');
      keys.put(tab < 0 ? line : line.substring(0, tab), tab < 0 ? line : line.substring(tab + 1));
    }
    return new Offer(keys, lines.size());
  }
}
