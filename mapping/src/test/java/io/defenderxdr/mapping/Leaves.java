package io.defenderxdr.mapping;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Documents as leaves, compared as the cases' own rule says. */
public final class Leaves {

  private static final Set<String> LEFT_OUT =
      Set.of("ecs.version", "event.ingested", "event.module", "event.dataset");
  private static final List<String> LEFT_OUT_BELOW = List.of("data_stream.", "agent.");

  private Leaves() {}

  /** Dotted path to value; a list of plain values is one leaf, sorted. */
  static Map<String, Object> of(Map<String, Object> document) {
    Map<String, Object> leaves = new TreeMap<>();
    add(leaves, "", document);
    leaves
        .keySet()
        .removeIf(
            path -> LEFT_OUT.contains(path) || LEFT_OUT_BELOW.stream().anyMatch(path::startsWith));
    leaves.computeIfPresent("event.original", (path, text) -> parsed((String) text));
    return leaves;
  }

  private static Object parsed(String text) {
    try {
      return Cases.parse(text);
    } catch (UncheckedIOException e) {
      return text;
    }
  }

  private static void add(Map<String, Object> leaves, String path, Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, below) -> add(leaves, path.isEmpty() ? "" + name : path + "." + name, below));
    } else if (value instanceof Collection<?> list) {
      addList(leaves, path, list);
    } else {
      leaves.put(path, value);
    }
  }

  private static void addList(Map<String, Object> leaves, String path, Collection<?> list) {
    if (list.stream().anyMatch(element -> element instanceof Map)) {
      int i = 0;
      for (Object element : list) {
        add(leaves, path + "[" + i++ + "]", element);
      }
    } else {
      List<String> texts = new ArrayList<>();
      list.forEach(element -> texts.add(element.getClass().getSimpleName() + " " + element));
      texts.sort(null);
      leaves.put(path, texts);
    }
  }

  /** One line for each leaf that is missing, wrong or too many. */
  public static List<String> differences(Map<String, Object> expected, Map<String, Object> found) {
    Map<String, Object> left = of(expected);
    Map<String, Object> right = of(found);
    Set<String> paths = new TreeSet<>(left.keySet());
    paths.addAll(right.keySet());
    List<String> lines = new ArrayList<>();
    for (String path : paths) {
      Object a = left.get(path);
      Object b = right.get(path);
      if (a == null || !a.equals(b)) {
        lines.add(path + ": expected " + a + ", found " + b);
      }
    }
    return lines;
  }
}
