package io.defenderxdr.mapping;

import io.defenderxdr.mapping.table.MappingTable;
import io.defenderxdr.mapping.table.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where each source property of a table ended up. */
final class Spots {

  private final ShapeBuilder record = new ShapeBuilder(true);
  private final Map<String, Spot> spots = new HashMap<>();
  private final Map<String, String> listNames = new HashMap<>();
  private final String root;

  /**
   * A property.
   *
   * @param scope the objects that have it
   * @param slot its slot in them
   * @param object how they are read
   * @param list source path of the list that they are in, empty for the record
   * @param path names from the object to the property
   */
  record Spot(Scope scope, int slot, ShapeBuilder object, String list, List<String> path) {

    String name() {
      return path.getLast();
    }
  }

  Spots(MappingTable table) {
    this.root = table.root();
  }

  ShapeBuilder record() {
    return record;
  }

  /** Gives a row's property its slot and its place in the document. */
  Spot add(Row row) {
    Spot spot = resolve(row.source());
    spots.put(row.source(), spot);
    String vendor = row.vendor();
    if (vendor != null) {
      String prefix = spot.list().isEmpty() ? "" : listName(spot.list()) + ".";
      if (!vendor.startsWith(prefix)) {
        throw new IllegalStateException("The vendor field '" + vendor + "' is outside its list.");
      }
      String name = vendor.substring(prefix.length());
      spot.object().place(spot.list().isEmpty() ? root + "." + name : name, spot.slot());
      listNames.put(row.source(), vendor);
    }
    return spot;
  }

  private String listName(String list) {
    String name = listNames.get(list);
    if (name == null) {
      throw new IllegalStateException("The list '" + list + "' has no vendor field.");
    }
    return name;
  }

  /** The property of a row that was added. */
  Spot get(String source) {
    Spot spot = spots.get(source);
    if (spot == null) {
      throw new IllegalStateException("The source '" + source + "' has no row.");
    }
    return spot;
  }

  /** The same, or null if that row is not compiled in. */
  @Nullable Spot find(String source) {
    return spots.get(source);
  }

  private Spot resolve(String source) {
    ShapeBuilder object = record;
    List<Integer> lists = new ArrayList<>();
    List<String> path = new ArrayList<>();
    String list = "";
    String[] parts = source.split("/");
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      boolean isList = parts[i].endsWith("[]");
      path.add(isList ? parts[i].substring(0, parts[i].length() - 2) : parts[i]);
      if (isList && last) {
        return new Spot(new Scope(lists), object.list(path), object, list, path);
      }
      if (isList) {
        lists.add(object.list(path));
        object = object.element(path);
        list = String.join("/", List.of(parts).subList(0, i + 1));
        path = new ArrayList<>();
      }
    }
    return new Spot(new Scope(lists), object.leaf(path), object, list, List.copyOf(path));
  }
}
