package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.table.When;
import io.defenderxdr.mapping.event.table.When.Operand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Of which columns a record must have at least one, so that a field may have a value or a condition
 * may hold. A set of columns stands for that; null, where no columns are needed. Sets may be larger
 * than they must be, never smaller. Used while plans are compiled.
 */
final class Needs {

  private final Map<String, Integer> columns;
  private final FieldNames fields;
  private final Map<Integer, @Nullable Set<Integer>> columnsOf = new HashMap<>();
  private final List<Flow> flows = new ArrayList<>();

  private record Flow(List<Integer> made, Supplier<@Nullable Set<Integer>> needed) {}

  /** Knows nothing so far: no field ever has a value. */
  Needs(Map<String, Integer> columns, FieldNames fields) {
    this.columns = columns;
    this.fields = fields;
  }

  /** Takes notice that fields may be filled where something is needed. */
  void flow(List<Integer> made, Supplier<@Nullable Set<Integer>> needed) {
    flows.add(new Flow(made, needed));
  }

  /** Works out what all fields need, once all flows are known. */
  void settle() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Flow flow : flows) {
        Set<Integer> needed = flow.needed.get();
        for (int field : flow.made) {
          changed |= widen(field, needed);
        }
      }
    }
  }

  private boolean widen(int field, @Nullable Set<Integer> needed) {
    Set<Integer> before = of(field);
    Set<Integer> after = either(before, needed);
    columnsOf.put(field, after);
    return before != null && (after == null || after.size() > before.size());
  }

  /** What a field needs to have a value. */
  @Nullable Set<Integer> of(int field) {
    return columnsOf.containsKey(field) ? columnsOf.get(field) : Set.of();
  }

  /** What a field needs by its name; it may be a key of a parsed one. */
  @Nullable Set<Integer> of(String field) {
    if (fields.knows(field)) {
      return of(fields.number(field));
    }
    int dot = field.lastIndexOf('.');
    return dot > 0 && fields.knows(field.substring(0, dot))
        ? of(fields.number(field.substring(0, dot)))
        : Set.of();
  }

  /** What a condition needs to hold. */
  @Nullable Set<Integer> of(When when) {
    return switch (when) {
      case When.Not not -> null;
      case When.Any any -> {
        Set<Integer> needed = Set.of();
        for (When part : any.parts()) {
          needed = either(needed, of(part));
        }
        yield needed;
      }
      case When.All all -> {
        Set<Integer> needed = null;
        for (When part : all.parts()) {
          needed = both(needed, of(part));
        }
        yield needed;
      }
      case When.Test test ->
          switch (test.word()) {
            case ABSENT, MISSING -> null;
            default -> of(test.operand());
          };
    };
  }

  private @Nullable Set<Integer> of(Operand operand) {
    return switch (operand) {
      case Operand.Table table -> null;
      case Operand.ActionType action -> null;
      case Operand.Field field -> of(field.field());
      case Operand.Column column -> {
        Integer number = columns.get(column.name());
        yield number == null ? Set.of() : Set.of(number);
      }
    };
  }

  /** What is needed by something that needs both: the smaller set says enough. */
  static @Nullable Set<Integer> both(@Nullable Set<Integer> a, @Nullable Set<Integer> b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.size() <= b.size() ? a : b;
  }

  /** What is needed where one of two does. */
  static @Nullable Set<Integer> either(@Nullable Set<Integer> a, @Nullable Set<Integer> b) {
    if (a == null || b == null) {
      return null;
    }
    Set<Integer> either = new HashSet<>(a);
    either.addAll(b);
    return either;
  }
}
