package io.defenderxdr.mapping.event;

import com.fasterxml.jackson.core.io.SerializedString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fields of a document in the order of their names, each with the objects around it. Its arrays
 * are not changed by anyone.
 *
 * @param leaves the fields
 * @param places place of each field among the leaves by its number, -1 for hidden ones
 */
record FieldLayout(Leaf[] leaves, int[] places) {

  /**
   * A field.
   *
   * @param field its number
   * @param objects names of the objects around it, outermost first; the same object has the same
   *     instance in all fields within
   * @param name its name in the innermost object
   */
  record Leaf(int field, SerializedString[] objects, SerializedString name) {}

  /**
   * The layout of fields.
   *
   * @param names by number; empty ones are left out
   */
  static FieldLayout of(List<String> names) {
    TreeMap<String, Integer> sorted = new TreeMap<>(FieldLayout::byLevels);
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).isEmpty()) {
        sorted.put(names.get(i), i);
      }
    }
    Map<String, SerializedString> objects = new HashMap<>();
    List<Leaf> leaves = new ArrayList<>();
    int[] places = new int[names.size()];
    Arrays.fill(places, -1);
    sorted.forEach(
        (name, field) -> {
          places[field] = leaves.size();
          leaves.add(leaf(name, field, objects));
        });
    return new FieldLayout(leaves.toArray(Leaf[]::new), places);
  }

  /** Names of one object stand together, whatever characters are in them. */
  private static int byLevels(String a, String b) {
    return a.replace('.', '\0').compareTo(b.replace('.', '\0'));
  }

  private static Leaf leaf(String name, int field, Map<String, SerializedString> objects) {
    List<SerializedString> around = new ArrayList<>();
    int from = 0;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', from)) {
      String level = name.substring(from, dot);
      around.add(
          objects.computeIfAbsent(name.substring(0, dot), path -> new SerializedString(level)));
      from = dot + 1;
    }
    SerializedString[] array = around.toArray(SerializedString[]::new);
    return new Leaf(field, array, new SerializedString(name.substring(from)));
  }
}
