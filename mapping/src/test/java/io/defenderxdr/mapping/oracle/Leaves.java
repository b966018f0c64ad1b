package io.defenderxdr.mapping.oracle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Compares two documents leaf by leaf: dotted keys equal nested ones, a list of scalars is a
 * multiset, a list holding objects goes by position, a scalar and a one-element list differ.
 */
public final class Leaves {

  private static final Set<String> LEFT_OUT =
      Set.of("ecs.version", "event.ingested", "event.module", "event.dataset");
  private static final List<String> SUBTREES_LEFT_OUT = List.of("data_stream.", "agent.");

  /**
   * Ascending order is fixed for texts and numbers only; where objects stand, any order will do.
   */
  private static final Set<String> SORTED =
      Set.of(
          "group.name",
          "host.id",
          "process.user.id",
          "process.user.name",
          "user.domain",
          "user.email",
          "user.id",
          "user.name");

  private static final Pattern LOCATIONS = Pattern.compile("(^|\\.)(geo|as)\\.");

  private Leaves() {}

  /** One difference; a side that has no such leaf is null. */
  public record Difference(String path, String expected, String actual) {
    @Override
    public String toString() {
      return path + ": expected " + cut(expected) + " but was " + cut(actual);
    }

    private static String cut(String text) {
      return text == null || text.length() <= 300 ? text : text.substring(0, 300) + "...";
    }
  }

  /** All differences, by path; none if the documents say the same. */
  public static List<Difference> differences(
      Map<String, Object> expected, Map<String, Object> actual) {
    Map<String, String> left = of(expected);
    Map<String, String> right = of(actual);
    Set<String> paths = new TreeSet<>(left.keySet());
    paths.addAll(right.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String path : paths) {
      String a = left.get(path);
      String b = right.get(path);
      if (a == null || !a.equals(b)) {
        differences.add(new Difference(path, a, b));
      }
    }
    return differences;
  }

  /** Every leaf as path and text. */
  public static Map<String, String> of(Map<String, Object> document) {
    Map<String, String> leaves = new TreeMap<>();
    collect("", document, leaves);
    leaves.keySet().removeIf(Leaves::isLeftOut);
    return leaves;
  }

  private static boolean isLeftOut(String path) {
    return LEFT_OUT.contains(path)
        || SUBTREES_LEFT_OUT.stream().anyMatch(path::startsWith)
        || LOCATIONS.matcher(path).find();
  }

  private static void collect(String path, Object value, Map<String, String> leaves) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach(
          (name, child) -> collect(path.isEmpty() ? "" + name : path + "." + name, child, leaves));
    } else if (value instanceof List<?> list && SORTED.contains(path)) {
      leaves.put(path, list.stream().map(Leaves::sortedJson).sorted().toList().toString());
    } else if (value instanceof List<?> list && holdsContainers(list)) {
      for (int i = 0; i < list.size(); i++) {
        collect(path + "[" + i + "]", list.get(i), leaves);
      }
    } else {
      leaves.put(path, text(path, value));
    }
  }

  private static boolean holdsContainers(Collection<?> list) {
    return list.stream().anyMatch(item -> item instanceof Map || item instanceof List);
  }

  private static String text(String path, Object value) {
    if (path.equals("error.message") && value instanceof List<?> entries) {
      // The wording is each program's own; only that there is a list of texts is fixed.
      return entries.stream().allMatch(entry -> entry instanceof String)
          ? "texts:" + entries.size()
          : "" + value;
    }
    if (path.equals("event.original") && value instanceof String original) {
      return original(original);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Leaves::scalar).sorted().toList().toString();
    }
    return scalar(value);
  }

  private static String original(String text) {
    try {
      return Json.read(text) instanceof Map<?, ?> map ? sortedJson(map) : text;
    } catch (IOException e) {
      return text;
    }
  }

  /** The parsed source with its keys in order, so that only the content counts. */
  private static String sortedJson(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, String> sorted = new TreeMap<>();
      map.forEach((name, child) -> sorted.put((String) name, sortedJson(child)));
      return sorted.toString();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Leaves::sortedJson).toList().toString();
    }
    return scalar(value);
  }

  /** The value with its kind; a fraction without a rest counts as the integer. */
  private static String scalar(Object value) {
    if (value instanceof Double number && Double.isFinite(number) && number == Math.rint(number)) {
      return new java.math.BigDecimal(number).toBigInteger().toString();
    }
    return value instanceof String ? Json.write(value) : String.valueOf(value);
  }
}
