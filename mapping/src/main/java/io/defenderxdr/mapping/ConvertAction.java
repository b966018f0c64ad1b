package io.defenderxdr.mapping;

import io.defenderxdr.mapping.document.Slots;
import io.defenderxdr.mapping.value.Conversion;
import io.defenderxdr.mapping.value.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts one property of all its objects in its place; what does not fit is removed and noted.
 *
 * @param scope the objects
 * @param slot the property
 * @param name its name at the source
 * @param conversion the conversion
 * @param each whether each element of a list is converted; what is no list then stays under its
 *     name
 * @param tag name of the step in failure entries, or null if failures are not noted
 */
record ConvertAction(
    Scope scope, int slot, String name, Conversion conversion, boolean each, @Nullable String tag)
    implements Action {

  @Override
  public void run(Work work) {
    scope.each(work.record(), object -> convert(work, object));
  }

  private void convert(Work work, Slots object) {
    Object value = object.get(slot);
    if (value == null) {
      return;
    }
    if (!each) {
      object.set(slot, one(work, value));
    } else if (value instanceof List<?> list) {
      object.set(slot, elements(work, list));
    } else {
      object.addRest(name, value);
      object.set(slot, null);
    }
  }

  private List<@Nullable Object> elements(Work work, List<?> list) {
    List<@Nullable Object> converted = new ArrayList<>(list.size());
    for (Object element : list) {
      Object value = element == null ? null : one(work, element);
      if (value != null) {
        converted.add(value);
      }
    }
    return converted;
  }

  private @Nullable Object one(Work work, Object value) {
    return switch (conversion.apply(value)) {
      case Outcome.Value(Object converted) -> converted;
      case Outcome.Nothing nothing -> null;
      case Outcome.Refused(String reason) -> {
        if (tag != null) {
          work.failed(conversion.processor(), tag, reason);
        }
        yield null;
      }
    };
  }
}
