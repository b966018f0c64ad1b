package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.Check;
import io.defenderxdr.mapping.event.step.ChildStep;
import io.defenderxdr.mapping.event.step.ConstantStep;
import io.defenderxdr.mapping.event.step.Functions;
import io.defenderxdr.mapping.event.step.MoveStep;
import io.defenderxdr.mapping.event.step.PutStep;
import io.defenderxdr.mapping.event.step.RemoveStep;
import io.defenderxdr.mapping.event.step.Step;
import io.defenderxdr.mapping.event.table.EventFields;
import io.defenderxdr.mapping.event.table.EventForm;
import io.defenderxdr.mapping.event.table.EventRow;
import io.defenderxdr.mapping.event.table.EventRule;
import io.defenderxdr.mapping.event.table.EventRule.As;
import io.defenderxdr.mapping.event.table.EventRule.Deed;
import io.defenderxdr.mapping.event.table.EventRule.Origin;
import io.defenderxdr.mapping.tape.Constant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compiles targets and rules in the order that a family gives. Used for one family of one plan. */
final class RuleCompiler {

  private final FieldNames fields;
  private final Functions functions;
  private final Ways ways;
  private final List<Placed> rules = new ArrayList<>();
  private final Map<Integer, Set<Integer>> takers = new HashMap<>();

  private record Placed(EventRule rule, int value, int stage, int order) {}

  /**
   * What a family says of its rules.
   *
   * @param order beginnings of field names in the order that rules run in
   * @param lookups words to look up
   * @param asReference which side of deliberate differences takes part
   */
  record Ways(List<String> order, Map<String, Map<String, Object>> lookups, boolean asReference) {}

  RuleCompiler(FieldNames fields, Functions functions, Ways ways) {
    this.fields = fields;
    this.functions = functions;
    this.ways = ways;
  }

  void rule(EventRule rule) {
    add(rule, -1);
  }

  /** Takes the targets of a row whose value goes into a field. */
  void targets(EventRow row, int value) {
    row.targets().forEach(target -> add(target, value));
  }

  private void add(EventRule rule, int value) {
    if (rule.difference() == null || rule.difference().isIn(ways.asReference)) {
      rules.add(new Placed(rule, value, stage(rule.at()), rule.order()));
    }
  }

  /** Place in the family's order: the longest entry that is the field's beginning. */
  private int stage(String field) {
    List<String> order = ways.order;
    int found = order.size();
    int longest = -1;
    for (int i = 0; i < order.size(); i++) {
      String entry = order.get(i);
      boolean begins = field.equals(entry) || field.startsWith(entry + ".");
      if (begins && entry.length() > longest) {
        longest = entry.length();
        found = i;
      }
    }
    return found;
  }

  /** Makes all fields known that some rule sets, before conditions over them are compiled. */
  void register() {
    for (Placed placed : rules) {
      switch (placed.rule.deed()) {
        case Deed.Put put -> fields.number(put.field());
        case Deed.Use use -> EventFields.made(use.function(), use.names()).forEach(fields::number);
        case Deed.Remove remove -> {}
      }
    }
  }

  /** Tells what the fields that rules fill need. */
  void flows(Needs needs, CheckCompiler checks) {
    for (Placed placed : rules) {
      if (checks.compile(placed.rule.when()) != Check.NEVER) {
        needs.flow(made(placed.rule.deed()), () -> needed(placed, needs));
      }
    }
  }

  private List<Integer> made(Deed deed) {
    return switch (deed) {
      case Deed.Put put -> List.of(fields.number(put.field()));
      case Deed.Use use ->
          EventFields.made(use.function(), use.names()).stream().map(fields::number).toList();
      case Deed.Remove remove -> List.of();
    };
  }

  /** What a rule needs, so that it may do anything. */
  private static @Nullable Set<Integer> needed(Placed placed, Needs needs) {
    Set<Integer> source =
        switch (placed.rule.deed()) {
          case Deed.Put put ->
              switch (put.origin()) {
                case Origin.Constant constant -> null;
                case Origin.OfRow row -> needs.of(placed.value);
                case Origin.Field field -> needs.of(field.field());
              };
          case Deed.Use use -> {
            Set<Integer> all = null;
            for (String name : use.function().required()) {
              all = Needs.both(all, needs.of(use.names().getOrDefault(name, "")));
            }
            yield all;
          }
          case Deed.Remove remove -> null;
        };
    return Needs.both(source, needs.of(placed.rule.when()));
  }

  /** The steps, with conditions as far as they are not decided yet. */
  List<Gated.Due> steps(CheckCompiler checks, Needs needs) {
    rules.sort(Comparator.comparingInt(Placed::stage).thenComparingInt(Placed::order));
    List<Gated.Due> due = new ArrayList<>();
    for (Placed placed : rules) {
      Check when = checks.compile(placed.rule.when());
      if (when != Check.NEVER) {
        List<Step> steps = new ArrayList<>();
        switch (placed.rule.deed()) {
          case Deed.Put put -> put(put, placed.value, new Compiling(checks, when, steps));
          case Deed.Use use -> use(use, new Compiling(checks, when, steps));
          case Deed.Remove remove -> remove(remove, new Compiling(checks, when, steps));
        }
        Set<Integer> needed = needed(placed, needs);
        steps.forEach(step -> due.add(new Gated.Due(step, needed)));
      }
    }
    return due;
  }

  private record Compiling(CheckCompiler checks, Check when, List<Step> steps) {}

  private void put(Deed.Put put, int value, Compiling at) {
    int target = fields.number(put.field());
    switch (put.origin()) {
      case Origin.Constant constant -> constant(put, constant.value(), target, at);
      case Origin.OfRow row -> {
        at.checks.known().forget(target);
        at.steps.add(put(put, at.when, value, target));
      }
      case Origin.Field field -> {
        at.checks.known().forget(target);
        int from = from(field.field(), at);
        if (from >= 0 && field.move()) {
          at.steps.add(new MoveStep(at.when, put(put, Check.ALWAYS, from, target), from));
        } else if (from >= 0) {
          at.steps.add(put(put, at.when, from, target));
        }
      }
    }
  }

  private static void constant(Deed.Put put, Object value, int target, Compiling at) {
    boolean list = put.form() == EventForm.ADD || put.form() == EventForm.APPEND;
    if (at.when == Check.ALWAYS && list) {
      at.checks.known().add(target, value.toString());
    } else {
      at.checks.known().forget(target);
    }
    at.steps.add(new ConstantStep(at.when, Constant.of(value), put.form(), target));
  }

  private PutStep put(Deed.Put put, Check when, int from, int target) {
    takers.computeIfAbsent(from, field -> new TreeSet<>()).add(target);
    As as = put.as();
    return new PutStep(
        when,
        from,
        as.word(),
        words(ways.lookups.getOrDefault(as.lookup(), Map.of())),
        put.form(),
        target);
  }

  private static Map<String, Constant> words(Map<String, Object> lookup) {
    Map<String, Constant> words = new HashMap<>();
    lookup.forEach((word, meaning) -> words.put(word, Constant.of(meaning)));
    return words;
  }

  /** The field that a value comes from, or -1 if no document has it. */
  private int from(String name, Compiling at) {
    if (fields.knows(name)) {
      return fields.number(name);
    }
    List<String> path = at.checks.parsed(name);
    if (path.isEmpty()) {
      return -1;
    }
    int hidden = fields.hidden(name);
    at.steps.add(new ChildStep(fields.number(path.getFirst()), path.getLast(), hidden));
    return hidden;
  }

  private void use(Deed.Use use, Compiling at) {
    List<Integer> made = made(use);
    made.forEach(at.checks.known()::forget);
    use.names()
        .forEach(
            (name, field) -> {
              if (fields.knows(field)) {
                takers.computeIfAbsent(fields.number(field), from -> new TreeSet<>()).addAll(made);
              }
            });
    if (!functions.isIdle(use.function())) {
      at.steps.add(functions.step(use.function(), use.names(), at.when, fields::number));
    }
  }

  private void remove(Deed.Remove remove, Compiling at) {
    int[] numbers = remove.fields().stream().mapToInt(fields::number).toArray();
    for (int number : numbers) {
      at.checks.known().forget(number);
    }
    at.steps.add(new RemoveStep(at.when, numbers));
  }

  /** The fields that take the value of a field. */
  Set<Integer> takersOf(int field) {
    return takers.getOrDefault(field, Set.of());
  }
}
