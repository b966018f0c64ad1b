package io.defenderxdr.mapping;

import io.defenderxdr.mapping.document.Slots;
import io.defenderxdr.mapping.table.Form;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Brings one property of all its objects to an ECS field.
 *
 * @param scope the objects
 * @param slot the property
 * @param condition whether an object's value is taken
 * @param pick what of the value is taken, null for nothing
 * @param target slot of the field in the record
 * @param form how it is stored
 */
record CopyAction(
    Scope scope,
    int slot,
    Predicate<Slots> condition,
    Function<Object, @Nullable Object> pick,
    int target,
    Form form)
    implements Action {

  @Override
  public void run(Work work) {
    scope.each(work.record(), object -> copy(work.record(), object));
  }

  private void copy(Slots record, Slots object) {
    Object picked = taken(object);
    if (picked == null) {
      return;
    }
    if (form == Form.SET) {
      record.set(target, picked);
    } else {
      Gathered.add(record, target, picked);
    }
  }

  /** What the object gives, null for nothing. */
  @Nullable Object taken(Slots object) {
    Object value = object.get(slot);
    return value == null || !condition.test(object) ? null : pick.apply(value);
  }
}
