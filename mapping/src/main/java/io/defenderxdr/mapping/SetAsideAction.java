package io.defenderxdr.mapping;

import io.defenderxdr.mapping.document.Slots;
import io.defenderxdr.mapping.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Moves values to the unmapped ones that the field's index type would refuse: objects where text
 * belongs. Where such an object holds the text, the text stays.
 *
 * @param place where the property is
 * @param flattened whether the field takes objects and nothing else
 * @param textProperty property of an object that holds the text, or null
 */
record SetAsideAction(Place place, boolean flattened, @Nullable String textProperty)
    implements Action {

  /**
   * A property.
   *
   * @param scope its objects
   * @param slot its slot
   * @param list name of the list that the objects are in, or null for the record
   * @param listSlot slot of that list in the record
   * @param name the property's name at the source
   */
  record Place(Scope scope, int slot, @Nullable String list, int listSlot, String name) {

    /** Sets a value aside under the property's name, with the position of its item. */
    void setAside(Work work, Slots object, String name, Object value) {
      if (list == null) {
        work.unmapped().put(name, value);
        return;
      }
      Map<String, Object> entry = new LinkedHashMap<>();
      if (work.record().get(listSlot) instanceof List<?> items && items.contains(object)) {
        entry.put("item", (long) items.indexOf(object));
      }
      entry.put(name, value);
      add(work.unmapped(), list, entry);
    }

    private static void add(
        Map<String, @Nullable Object> unmapped, String list, Map<String, Object> entry) {
      List<@Nullable Object> entries = new ArrayList<>();
      if (unmapped.get(list) instanceof List<?> before) {
        entries.addAll(before);
      }
      entries.add(entry);
      unmapped.put(list, entries);
    }
  }

  @Override
  public void run(Work work) {
    place.scope().each(work.record(), object -> check(work, object));
  }

  private void check(Work work, Slots object) {
    Object value = object.get(place.slot());
    if (value == null || (!flattened && Values.isPlain(value))) {
      return;
    }
    List<@Nullable Object> fitting = new ArrayList<>();
    List<@Nullable Object> others = new ArrayList<>();
    for (Object element : value instanceof List<?> list ? list : List.of(value)) {
      sort(element, fitting, others);
    }
    if (!others.isEmpty()) {
      place.setAside(
          work, object, place.name(), value instanceof List ? others : others.getFirst());
      boolean single = !(value instanceof List) && !fitting.isEmpty();
      object.set(place.slot(), single ? fitting.getFirst() : fitting);
    }
  }

  private void sort(
      @Nullable Object element, List<@Nullable Object> fitting, List<@Nullable Object> others) {
    boolean fits = flattened ? element instanceof Map : element == null || Values.isPlain(element);
    if (fits) {
      fitting.add(element);
      return;
    }
    others.add(element);
    if (element instanceof Map<?, ?> map
        && textProperty != null
        && map.get(textProperty) instanceof String text) {
      fitting.add(text);
    }
  }
}
