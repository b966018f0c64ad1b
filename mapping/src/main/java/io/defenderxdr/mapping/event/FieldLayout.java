package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.tape.Member;
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
 * @param fields number of each
 * @param objects names of the objects around each, outermost first; the same object has the same
 *     instance in all fields within
 * @param names name of each in the innermost object
 * @param places place of each field by its number, -1 for hidden ones
 */
record FieldLayout(int[] fields, Member[][] objects, Member[] names, int[] places) {

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
    Map<String, Member> known = new HashMap<>();
    int[] fields = new int[sorted.size()];
    Member[][] objects = new Member[sorted.size()][];
    Member[] last = new Member[sorted.size()];
    int[] places = new int[names.size()];
    Arrays.fill(places, -1);
    int place = 0;
    for (Map.Entry<String, Integer> entry : sorted.entrySet()) {
      String name = entry.getKey();
      fields[place] = entry.getValue();
      objects[place] = around(name, known);
      last[place] = Member.ofValue(name.substring(name.lastIndexOf('.') + 1));
      places[entry.getValue()] = place++;
    }
    return new FieldLayout(fields, objects, last, places);
  }

  /** Names of one object stand together, whatever characters are in them. */
  private static int byLevels(String a, String b) {
    return a.replace('.', '\0').compareTo(b.replace('.', '\0'));
  }

  private static Member[] around(String name, Map<String, Member> known) {
    List<Member> around = new ArrayList<>();
    int from = 0;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', from)) {
      String level = name.substring(from, dot);
      around.add(known.computeIfAbsent(name.substring(0, dot), path -> Member.ofObject(level)));
      from = dot + 1;
    }
    return around.toArray(Member[]::new);
  }
}
