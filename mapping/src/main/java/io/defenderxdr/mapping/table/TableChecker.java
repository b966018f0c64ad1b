package io.defenderxdr.mapping.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what a table says twice, not at all, or of something unknown. */
final class TableChecker {

  private final MappingTable table;
  private final Map<String, FieldInfo> ecs;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> sources = new HashSet<>();
  private final Set<String> vendors = new HashSet<>();
  private final Map<String, List<Target>> targets = new HashMap<>();

  private TableChecker(MappingTable table, Map<String, FieldInfo> ecs) {
    this.table = table;
    this.ecs = ecs;
  }

  /** Every problem, each one sentence. */
  static List<String> check(MappingTable table, Map<String, FieldInfo> ecs) {
    TableChecker checker = new TableChecker(table, ecs);
    table.rows().forEach(row -> checker.sources.add(row.source()));
    checker.rows();
    checker.steps();
    checker.sharedTargets();
    return checker.problems;
  }

  private void rows() {
    Set<String> seen = new HashSet<>();
    for (Row row : table.rows()) {
      if (row.difference() == null && !seen.add(row.source())) {
        problem(row.line(), "The source '" + row.source() + "' has a row already; join the two.");
      }
      vendor(row);
      list(row);
      row.targets().forEach(target -> target(row, target));
      if (row.sentence().isBlank()) {
        problem(row.line(), "The sentence is empty; say what '" + row.source() + "' is.");
      }
    }
  }

  private void vendor(Row row) {
    String vendor = row.vendor();
    String type = row.type();
    if (row.duplicate() && (vendor == null || row.targets().isEmpty())) {
      problem(row.line(), "A duplicate needs a vendor field and at least one target.");
    }
    if (vendor == null) {
      return;
    }
    if (row.difference() == null && !vendors.add(vendor)) {
      problem(row.line(), "The vendor field '" + vendor + "' is set by another row; rename one.");
    }
    if (type == null) {
      problem(row.line(), "The vendor field '" + vendor + "' has no type; write 'type: keyword'.");
    } else if (!Words.TYPES.contains(type)) {
      problem(row.line(), "Unknown type '" + type + "'. " + NearMiss.hint(type, Words.TYPES));
    }
  }

  private void list(Row row) {
    int bracket = row.source().lastIndexOf("[]/");
    if (bracket >= 0 && !sources.contains(row.source().substring(0, bracket + 2))) {
      String list = row.source().substring(0, bracket + 2);
      problem(row.line(), "The list '" + list + "' has no row of its own; write one before.");
    }
  }

  private void target(Row row, Target target) {
    known(target.line(), target.field());
    targets.computeIfAbsent(target.field(), name -> new ArrayList<>()).add(target);
    condition(target.line(), target.condition());
    if (target.pick() instanceof Target.Pick.Lookup lookup
        && !table.lookups().containsKey(lookup.name())) {
      problem(
          target.line(),
          "Unknown lookup '"
              + lookup.name()
              + "'. "
              + NearMiss.hint(lookup.name(), table.lookups().keySet()));
    }
    if (target.form() == Form.SCALAR_OR_LIST) {
      problem(row.line(), "The form 'scalar-or-list' belongs to functions; use 'append' or 'set'.");
    }
  }

  private void condition(int line, Condition condition) {
    switch (condition) {
      case Condition.Always always -> {}
      case Condition.KindIs kinds -> {
        if (table.kindSource() == null) {
          problem(line, "The condition asks for a kind, but the table has no 'kinds'; write it.");
        }
      }
      case Condition.SameText same -> source(line, same.source());
      case Condition.Present present -> source(line, present.source());
      case Condition.All all -> all.parts().forEach(part -> condition(line, part));
    }
  }

  private void steps() {
    for (Step step : table.steps()) {
      step.fields().forEach(field -> known(step.line(), field));
      switch (step) {
        case Step.Duration duration -> {
          source(step.line(), duration.start());
          source(step.line(), duration.end());
        }
        case Step.Categories categories -> {
          source(step.line(), categories.list());
          source(step.line(), categories.word());
        }
        case Step.Paths paths -> {
          source(step.line(), paths.folder());
          source(step.line(), paths.name());
        }
        case Step.EntityIds ids -> ids.parts().forEach(part -> source(step.line(), part));
      }
    }
  }

  private void sharedTargets() {
    targets.forEach(
        (field, all) -> {
          Set<Integer> orders = new HashSet<>();
          for (Target target : all) {
            if (all.size() > 1 && (target.order() == 0 || !orders.add(target.order()))) {
              problem(
                  target.line(),
                  "Several rows go to '" + field + "'; give each an 'order' of its own.");
            }
          }
        });
  }

  private void source(int line, String source) {
    if (!sources.contains(source)) {
      problem(line, "Unknown source '" + source + "'. " + NearMiss.hint(source, sources));
    }
  }

  private void known(int line, String field) {
    FieldInfo info = ecs.get(field);
    if (info == null) {
      problem(line, "Unknown ECS field '" + field + "'. " + NearMiss.hint(field, ecs.keySet()));
    } else if (!Words.TYPES.contains(info.type())) {
      problem(line, "The ECS field '" + field + "' has the unknown type '" + info.type() + "'.");
    }
  }

  private void problem(int line, String sentence) {
    problems.add(table.file() + " line " + line + ": " + sentence);
  }
}
