package io.defenderxdr.mapping.document;

import io.defenderxdr.mapping.value.Values;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of a record while it is mapped: its known values by number, the rest by name. Used by
 * one thread.
 */
public final class Slots {

  private final Layout layout;
  private final @Nullable Object[] values;
  private @Nullable Map<String, @Nullable Object> rest;

  /**
   * An empty object.
   *
   * @param layout how it is written
   * @param size number of slots
   */
  public Slots(Layout layout, int size) {
    this.layout = layout;
    this.values = new @Nullable Object[size];
  }

  /** The value of a slot, null where there is none. */
  public @Nullable Object get(int slot) {
    return values[slot];
  }

  /** Sets or, with null, clears a slot. */
  public void set(int slot, @Nullable Object value) {
    values[slot] = value;
  }

  /** What no row names, by its name at the source; null where there is nothing. */
  public @Nullable Map<String, @Nullable Object> rest() {
    return rest;
  }

  /** Replaces the rest. */
  public void setRest(@Nullable Map<String, @Nullable Object> rest) {
    this.rest = rest;
  }

  /** Adds to the rest. */
  public void addRest(String name, Object value) {
    if (rest == null) {
      rest = new LinkedHashMap<>();
    }
    rest.put(name, value);
  }

  /** How it is written. */
  public Layout layout() {
    return layout;
  }

  /** Removes everything empty, also inside (specification 2.4). */
  public void prune() {
    for (int i = 0; i < values.length; i++) {
      values[i] = pruned(values[i]);
    }
    if (Values.pruned(rest) == null) {
      rest = null;
    }
  }

  private static @Nullable Object pruned(@Nullable Object value) {
    if (value instanceof List<?> list) {
      list.removeIf(element -> prunedElement(element) == null);
      return list.isEmpty() ? null : list;
    }
    return Values.pruned(value);
  }

  private static @Nullable Object prunedElement(@Nullable Object element) {
    if (element instanceof Slots slots) {
      slots.prune();
      return slots.isEmpty() ? null : slots;
    }
    return Values.pruned(element);
  }

  /** Whether nothing of it is written; right only after {@link #prune}. */
  boolean isEmpty() {
    return rest == null && !layout.hasAny(layout.top(), this);
  }

  @Override
  public String toString() {
    return Arrays.toString(values) + (rest == null ? "" : rest);
  }
}
