package io.defenderxdr.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns dotted names into nested maps. */
public final class FieldTree {

  private FieldTree() {}

  /** The fields as a tree; a name that runs through a value is left out. */
  public static Map<String, @Nullable Object> nested(Map<String, Object> fields) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    fields.forEach((name, value) -> insert(tree, name, value));
    return tree;
  }

  private static void insert(Map<String, @Nullable Object> tree, String name, Object value) {
    Map<String, @Nullable Object> at = tree;
    int start = 0;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
      Object next =
          at.computeIfAbsent(
              name.substring(start, dot), part -> new LinkedHashMap<String, Object>());
      if (!(next instanceof Map<?, ?> map)) {
        return;
      }
      at = asTree(map);
      start = dot + 1;
    }
    at.putIfAbsent(name.substring(start), value instanceof Map<?, ?> map ? copy(map) : value);
  }

  private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
    return new LinkedHashMap<>(asTree(map));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> asTree(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }
}
