package io.defenderxdr.mapping.event;

import com.fasterxml.jackson.core.io.SerializedString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fields of a document in the order of their names, each with the objects around it. Immutable.
 *
 * @param leaves the fields
 */
record FieldLayout(List<Leaf> leaves) {

  FieldLayout {
    leaves = List.copyOf(leaves);
  }

  /**
   * A field.
   *
   * @param field its number
   * @param objects names of the objects around it, outermost first; the same object has the same
   *     instance in all fields within
   * @param name its name in the innermost object
   */
  record Leaf(int field, List<SerializedString> objects, SerializedString name) {

    Leaf {
      objects = List.copyOf(objects);
    }
  }

  /**
   * The layout of fields, given by name in the order of their numbers; empty names are left out.
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
    sorted.forEach((name, field) -> leaves.add(leaf(name, field, objects)));
    return new FieldLayout(leaves);
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
    return new Leaf(field, around, new SerializedString(name.substring(from)));
  }
}
