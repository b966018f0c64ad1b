package io.defenderxdr.mapping;

import io.defenderxdr.mapping.document.Flattened;
import io.defenderxdr.mapping.document.Slots;
import io.defenderxdr.mapping.value.Values;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what no field has room for under one flattened field, cut to what every store takes.
 *
 * @param target slot of that field
 * @param lists the lists whose items may have properties that clash with their own fields
 * @param flattened slots of the other flattened fields
 */
record UnmappedAction(int target, List<ItemList> lists, List<Integer> flattened) implements Action {

  /**
   * A list of objects.
   *
   * @param elements its elements
   * @param place the list itself
   */
  record ItemList(Scope elements, SetAsideAction.Place place) {}

  UnmappedAction {
    lists = List.copyOf(lists);
    flattened = List.copyOf(flattened);
  }

  @Override
  public void run(Work work) {
    Slots record = work.record();
    for (ItemList list : lists) {
      list.place().scope().each(record, object -> strays(work, list, object));
      list.elements().each(record, item -> clashes(work, list, item));
    }
    Map<String, @Nullable Object> rest = record.rest();
    if (rest != null && Values.pruned(rest) != null) {
      work.unmapped().putAll(rest);
    }
    record.setRest(null);
    for (int slot : flattened) {
      record.set(slot, cut(work, record.get(slot)));
    }
    if (work.hasUnmapped()) {
      record.set(target, cut(work, work.unmapped()));
    }
  }

  private static @Nullable Object cut(Work work, @Nullable Object value) {
    Flattened.Result result = Flattened.cut(value);
    if (result.cut()) {
      work.keepOriginal();
    }
    return result.value();
  }

  /** What is no object would be refused by the store in a list of objects, or in its place. */
  private static void strays(Work work, ItemList list, Slots object) {
    Object value = object.get(list.place().slot());
    if (value instanceof List<?> items) {
      List<?> others =
          items.stream().filter(item -> item != null && !(item instanceof Slots)).toList();
      if (!others.isEmpty()) {
        items.removeIf(item -> !(item instanceof Slots));
        list.place().setAside(work, object, "value", new ArrayList<>(others));
      }
    } else if (value != null) {
      object.set(list.place().slot(), null);
      list.place().setAside(work, object, "value", value);
    }
  }

  /** A property without a row that bears the name of a field would be refused by the store. */
  private static void clashes(Work work, ItemList list, Slots item) {
    Map<String, @Nullable Object> rest = item.rest();
    if (rest == null) {
      return;
    }
    Iterator<Map.Entry<String, @Nullable Object>> entries = rest.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, @Nullable Object> entry = entries.next();
      Object value = entry.getValue();
      if (value != null && isClash(item, entry.getKey())) {
        list.place().setAside(work, item, entry.getKey(), value);
        entries.remove();
      }
    }
  }

  /** A store reads a dot in a name as a level, and refuses a level without a name. */
  private static boolean isClash(Slots item, String name) {
    for (String level : name.split("\\.", -1)) {
      if (level.isBlank()) {
        return true;
      }
    }
    int dot = name.indexOf('.');
    return item.layout().hasName(dot < 0 ? name : name.substring(0, dot));
  }
}
