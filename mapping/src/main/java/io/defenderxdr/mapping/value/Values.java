package io.defenderxdr.mapping.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is empty, and what is equal, among the values of a record (specification 2.3, 2.4). */
public final class Values {

  private Values() {}

  /**
   * Removes null, empty text, empty lists and empty maps, upward as long as something becomes
   * empty.
   *
   * @return the same value, changed in place where it is a list or map, or null if nothing remains
   */
  public static @Nullable Object pruned(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Iterator<? extends @Nullable Object> values = map.values().iterator();
      while (values.hasNext()) {
        if (pruned(values.next()) == null) {
          values.remove();
        }
      }
      return map.isEmpty() ? null : map;
    }
    if (value instanceof List<?> list) {
      list.removeIf(element -> pruned(element) == null);
      return list.isEmpty() ? null : list;
    }
    return "".equals(value) ? null : value;
  }

  /**
   * What decides whether two values are the same: numbers by their value, true as 1, false as 0,
   * lists and maps by their contents.
   */
  public static Object key(Object value) {
    return switch (value) {
      case JsonNumber number -> number.key();
      case Long number ->
          number == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(number).stripTrailingZeros();
      case Boolean truth -> truth ? BigDecimal.ONE : BigDecimal.ZERO;
      case List<?> list -> listKey(list);
      case Map<?, ?> map -> mapKey(map);
      default -> value;
    };
  }

  private static Object listKey(List<?> list) {
    List<@Nullable Object> keys = new ArrayList<>(list.size());
    for (Object element : list) {
      keys.add(element == null ? null : key(element));
    }
    return keys;
  }

  private static Object mapKey(Map<?, ?> map) {
    Map<Object, @Nullable Object> keys = new LinkedHashMap<>();
    map.forEach((name, element) -> keys.put(name, element == null ? null : key(element)));
    return keys;
  }

  /** Whether the index can take the value where one text or number belongs, or a list of them. */
  public static boolean isPlain(Object value) {
    if (value instanceof List<?> list) {
      for (Object element : list) {
        if (element != null && !isPlain(element)) {
          return false;
        }
      }
      return true;
    }
    return !(value instanceof Map);
  }
}
