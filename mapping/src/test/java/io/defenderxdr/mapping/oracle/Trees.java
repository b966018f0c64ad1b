package io.defenderxdr.mapping.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reading and writing dotted paths in trees of maps, and the clean-ups of section 2.4. */
public final class Trees {

  private Trees() {}

  /** The value as a map, or null if it is none: texts and lists are not entered (10, point 18). */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> map(Object value) {
    return value instanceof Map ? (Map<String, Object>) value : null;
  }

  /** The value at a path, names separated by '/'; null if it, or a map on the way, is not there. */
  public static Object get(Map<String, Object> root, String path) {
    Object at = root;
    for (String name : path.split("/", -1)) {
      Map<String, Object> map = map(at);
      at = map == null ? null : map.get(name);
    }
    return at;
  }

  /** Whether the path is there, be it with null. */
  public static boolean has(Map<String, Object> root, String path) {
    int cut = path.lastIndexOf('/');
    Map<String, Object> parent = cut < 0 ? root : map(get(root, path.substring(0, cut)));
    return parent != null && parent.containsKey(path.substring(cut + 1));
  }

  /** Puts a value, making the maps on the way. */
  public static void put(Map<String, Object> root, String path, Object value) {
    Map<String, Object> at = root;
    String[] names = path.split("/", -1);
    for (int i = 0; i < names.length - 1; i++) {
      at = map(at.computeIfAbsent(names[i], name -> new LinkedHashMap<String, Object>()));
    }
    at.put(names[names.length - 1], value);
  }

  /** Takes the path away, if it is there; the map around it stays. */
  public static Object remove(Map<String, Object> root, String path) {
    int cut = path.lastIndexOf('/');
    Map<String, Object> parent = cut < 0 ? root : map(get(root, path.substring(0, cut)));
    return parent == null ? null : parent.remove(path.substring(cut + 1));
  }

  /** A copy that shares no map and no list. */
  public static Object copy(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((name, child) -> copy.put((String) name, copy(child)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copy(item)));
      return copy;
    }
    return value;
  }

  /** Section 2.4, step 3 (with nulls) and step 4 (without): upward removal of what is empty. */
  public static void clean(Object value, boolean nullsToo) {
    Iterator<?> children =
        value instanceof Map<?, ?> map
            ? map.values().iterator()
            : value instanceof List<?> list ? list.iterator() : List.of().iterator();
    while (children.hasNext()) {
      Object child = children.next();
      clean(child, nullsToo);
      if (isEmpty(child) || (nullsToo && child == null)) {
        children.remove();
      }
    }
  }

  public static boolean isEmpty(Object value) {
    return "".equals(value)
        || (value instanceof Map<?, ?> map && map.isEmpty())
        || (value instanceof List<?> list && list.isEmpty());
  }

  /** Equality of appended values (section 10, point 16): 1, 1.0 and true are one value. */
  public static boolean same(Object a, Object b) {
    if (a instanceof Map<?, ?> left && b instanceof Map<?, ?> right) {
      return left.keySet().equals(right.keySet())
          && left.keySet().stream().allMatch(name -> same(left.get(name), right.get(name)));
    }
    if (a instanceof List<?> left && b instanceof List<?> right) {
      if (left.size() != right.size()) {
        return false;
      }
      for (int i = 0; i < left.size(); i++) {
        if (!same(left.get(i), right.get(i))) {
          return false;
        }
      }
      return true;
    }
    BigDecimal left = number(a);
    BigDecimal right = number(b);
    if (left == null || right == null) {
      return Objects.equals(a, b);
    }
    return left.compareTo(right) == 0;
  }

  private static BigDecimal number(Object value) {
    return switch (value) {
      case BigInteger integer -> new BigDecimal(integer);
      case Double fraction -> Double.isFinite(fraction) ? new BigDecimal(fraction) : null;
      case Boolean truth -> truth ? BigDecimal.ONE : BigDecimal.ZERO;
      case null, default -> null;
    };
  }
}
