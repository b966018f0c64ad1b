package io.defenderxdr.mapping.document;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which slot stands where in a written object; made once at start. Immutable. */
public final class Layout {

  private final int[] slots;
  private final Branch top;

  private Layout(int[] slots, Branch top) {
    this.slots = slots;
    this.top = top;
  }

  /** A named place in an object. */
  sealed interface Place {

    SerializableString name();
  }

  /** The place of one slot. */
  record Leaf(SerializableString name, int slot) implements Place {}

  /**
   * The place of an object.
   *
   * @param places its places
   * @param names their names
   * @param from first of its slots in the layout's order
   * @param to behind its last slot
   */
  record Branch(SerializableString name, List<Place> places, Set<String> names, int from, int to)
      implements Place {}

  Branch top() {
    return top;
  }

  /** Whether the layout itself uses that name at its top. */
  public boolean hasName(String name) {
    return top.names().contains(name);
  }

  boolean hasAny(Branch branch, Slots values) {
    for (int i = branch.from(); i < branch.to(); i++) {
      if (values.get(slots[i]) != null) {
        return true;
      }
    }
    return false;
  }

  /**
   * Makes a layout.
   *
   * @param slotsByName dotted name to slot
   * @throws IllegalArgumentException if a name is both a value and an object
   */
  public static Layout of(Map<String, Integer> slotsByName) {
    Map<String, Object> tree = new TreeMap<>();
    slotsByName.forEach((name, slot) -> insert(tree, name, slot));
    List<Integer> order = new ArrayList<>();
    Branch top = branch("", tree, order);
    return new Layout(order.stream().mapToInt(Integer::intValue).toArray(), top);
  }

  private static void insert(Map<String, Object> tree, String name, int slot) {
    Map<String, Object> at = tree;
    String[] parts = name.split("\\.", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      Object next = at.computeIfAbsent(parts[i], part -> new LinkedHashMap<String, Object>());
      if (!(next instanceof Map<?, ?>)) {
        throw new IllegalArgumentException(
            "The field '" + name + "' is both a value and an object.");
      }
      at = asTree(next);
    }
    if (at.put(parts[parts.length - 1], slot) != null) {
      throw new IllegalArgumentException("The field '" + name + "' stands at two places.");
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asTree(Object map) {
    return (Map<String, Object>) map;
  }

  private static Branch branch(String name, Map<String, Object> tree, List<Integer> order) {
    int from = order.size();
    List<Place> places = new ArrayList<>();
    tree.forEach(
        (part, below) -> {
          if (below instanceof Integer slot) {
            order.add(slot);
            places.add(new Leaf(new SerializedString(part), slot));
          } else {
            places.add(branch(part, asTree(below), order));
          }
        });
    return new Branch(
        new SerializedString(name), places, Set.copyOf(tree.keySet()), from, order.size());
  }
}
