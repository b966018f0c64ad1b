package io.defenderxdr.mapping;

import io.defenderxdr.mapping.document.Layout;
import java.util.List;
import java.util.Map;

/**
 * How an object of a record is read: which property goes into which slot.
 *
 * @param properties the known ones by name
 * @param size number of slots
 * @param layout how the object is written
 * @param prunes whether empty texts, lists and objects inside are dropped while reading
 */
record Shape(Map<String, Property> properties, int size, Layout layout, boolean prunes) {

  /** What a known property is. */
  sealed interface Property {}

  /** One value. */
  record Leaf(int slot) implements Property {}

  /**
   * An object whose properties have slots of their own. Its unknown properties, or the value where
   * it is no object, stay under its name among the rest.
   *
   * @param properties the known ones
   * @param below all slots of its properties
   */
  record Branch(Map<String, Property> properties, List<Integer> below) implements Property {}

  /**
   * A list of objects.
   *
   * @param slot where the list goes
   * @param takesAll whether a value that is no list goes into the slot too, or stays under its name
   *     among the rest
   * @param element how the elements are read
   */
  record Items(int slot, boolean takesAll, Shape element) implements Property {}
}
