package io.defenderxdr.mapping;

import io.defenderxdr.mapping.Shape.Property;
import io.defenderxdr.mapping.document.Layout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives the properties of one kind of object their slots while a table is compiled. */
final class ShapeBuilder {

  private final Map<String, Property> properties = new LinkedHashMap<>();
  private final Map<String, Integer> layout = new LinkedHashMap<>();
  private final Map<String, ShapeBuilder> elements = new LinkedHashMap<>();
  private final boolean record;
  private int size;

  /**
   * A new kind of object.
   *
   * @param record whether it is the record itself and not the element of a list
   */
  ShapeBuilder(boolean record) {
    this.record = record;
  }

  /** A slot that nothing is read into. */
  int newSlot() {
    return size++;
  }

  /** Says where a slot is written. */
  void place(String name, int slot) {
    layout.put(name, slot);
  }

  /** The slot of a property, made where it is missing. */
  int leaf(List<String> path) {
    return ((Shape.Leaf)
            branch(path).computeIfAbsent(last(path), name -> new Shape.Leaf(newSlot())))
        .slot();
  }

  /** The slot of a list of objects, made where it is missing. */
  int list(List<String> path) {
    String key = String.join("/", path);
    if (!elements.containsKey(key)) {
      elements.put(key, new ShapeBuilder(false));
      branch(path).put(last(path), new Shape.Leaf(newSlot()));
    }
    return ((Shape.Leaf) property(path)).slot();
  }

  /** How the elements of a list are read. */
  ShapeBuilder element(List<String> path) {
    ShapeBuilder element = elements.get(String.join("/", path));
    if (element == null) {
      throw new IllegalStateException("The list " + path + " has no row of its own.");
    }
    return element;
  }

  Shape build() {
    properties.values().forEach(ShapeBuilder::collect);
    elements.forEach(
        (key, element) -> {
          List<String> path = List.of(key.split("/"));
          int slot = ((Shape.Leaf) property(path)).slot();
          branch(path).put(last(path), new Shape.Items(slot, record, element.build()));
        });
    return new Shape(Map.copyOf(properties), size, Layout.of(layout), !record);
  }

  /** Tells each branch the slots below it. */
  private static List<Integer> collect(Property property) {
    return switch (property) {
      case Shape.Leaf leaf -> List.of(leaf.slot());
      case Shape.Items items -> List.of(items.slot());
      case Shape.Branch branch -> {
        branch.properties().values().forEach(below -> branch.below().addAll(collect(below)));
        yield branch.below();
      }
    };
  }

  private Property property(List<String> path) {
    Property property = branch(path).get(last(path));
    if (property == null) {
      throw new IllegalStateException("The property " + path + " has no row.");
    }
    return property;
  }

  private Map<String, Property> branch(List<String> path) {
    Map<String, Property> at = properties;
    for (String name : path.subList(0, path.size() - 1)) {
      Property next =
          at.computeIfAbsent(
              name, key -> new Shape.Branch(new LinkedHashMap<>(), new ArrayList<>()));
      if (!(next instanceof Shape.Branch branch)) {
        throw new IllegalStateException("'" + name + "' is both a value and an object.");
      }
      at = branch.properties();
    }
    return at;
  }

  private static String last(List<String> path) {
    return path.getLast();
  }
}
