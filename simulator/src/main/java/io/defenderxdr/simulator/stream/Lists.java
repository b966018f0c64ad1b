package io.defenderxdr.simulator.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lists of {@code lists.txt}: a line {@code [name]}, then an entry a line. */
final class Lists {
  private final Map<String, List<Template>> all = new HashMap<>();

  /**
   * Reads the file.
   *
   * @throws IllegalStateException with file, line and cause if it is wrong
   */
  static Lists read() {
    Lists lists = new Lists();
    Gaps gaps = new Gaps(Map.of(), lists.all);
    List<Template> entries = new ArrayList<>();
    for (Line line : Line.of("lists.txt")) {
      String text = line.text();
      if (text.startsWith("[") && text.endsWith("]") && !text.contains("\"")) {
        entries = new ArrayList<>();
        lists.all.put(text.substring(1, text.length() - 1), entries);
      } else {
        entries.add(gaps.template(text, false, line));
      }
    }
    return lists;
  }

  /** The lists by name. */
  Map<String, List<Template>> all() {
    return all;
  }
}
