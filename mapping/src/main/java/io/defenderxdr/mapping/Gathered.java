package io.defenderxdr.mapping;

import io.defenderxdr.mapping.document.Slots;
import io.defenderxdr.mapping.value.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Distinct values in order of first arrival; lists are flattened by one level (specification 2.3,
 * 10.16).
 */
final class Gathered {

  private final Map<Object, Object> values = new LinkedHashMap<>();

  /** Adds to what the slot gathers. */
  static void add(Slots record, int slot, Object value) {
    Gathered gathered;
    if (record.get(slot) instanceof Gathered there) {
      gathered = there;
    } else {
      gathered = new Gathered();
      record.set(slot, gathered);
    }
    gathered.add(value);
  }

  private void add(Object value) {
    if (value instanceof List<?> list) {
      list.forEach(this::addOne);
    } else {
      addOne(value);
    }
  }

  private void addOne(@Nullable Object value) {
    if (value != null) {
      values.putIfAbsent(Values.key(value), value);
    }
  }

  List<@Nullable Object> inOrder() {
    return new ArrayList<>(values.values());
  }

  List<@Nullable Object> ascending() {
    List<Object> list = new ArrayList<>(values.values());
    list.sort(Gathered::compare);
    return new ArrayList<>(list);
  }

  private static int compare(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return x.compareTo(y);
    }
    return Comparator.<Object, Boolean>comparing(value -> value instanceof String)
        .thenComparing(Object::toString)
        .compare(a, b);
  }
}
