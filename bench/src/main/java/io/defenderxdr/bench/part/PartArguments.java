package io.defenderxdr.bench.part;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words a part is started with: names and values. */
final class PartArguments {

  private final Map<String, String> values = new HashMap<>();

  PartArguments(String[] words) {
    List<String> list = List.of(words);
    for (int i = 0; i + 1 < list.size(); i += 2) {
      values.put(list.get(i), list.get(i + 1));
    }
  }

  String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("This program needs " + name + ".");
    }
    return value;
  }

  Path path(String name) {
    return Path.of(text(name));
  }

  int number(String name) {
    return Integer.parseInt(text(name));
  }

  double share(String name) {
    return Double.parseDouble(text(name));
  }
}
