package io.defenderxdr.mapping;

import io.defenderxdr.mapping.table.Improvement;
import io.defenderxdr.mapping.table.MappingTable;
import io.defenderxdr.mapping.table.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles the named functions of a table. */
final class StepCompiler {

  private final MappingTable table;
  private final Spots spots;
  private final Map<String, Integer> ecs;

  StepCompiler(MappingTable table, Spots spots, Map<String, Integer> ecs) {
    this.table = table;
    this.spots = spots;
    this.ecs = ecs;
  }

  Action compile(Step step, Set<Improvement> improvements) {
    return switch (step) {
      case Step.Duration duration ->
          new DurationAction(
              slot(duration.start()),
              slot(duration.end()),
              field(duration.field()),
              improvements.contains(Improvement.QUIET_SPAN));
      case Step.Categories categories -> categories(categories);
      case Step.Paths paths ->
          new PathsAction(
              spots.get(paths.name()).scope(),
              slot(paths.folder()),
              slot(paths.name()),
              field(paths.field()));
      case Step.EntityIds ids -> entityIds(ids);
    };
  }

  private Action categories(Step.Categories step) {
    Map<String, String> kinds = new HashMap<>();
    step.kinds().forEach((kind, category) -> kinds.put(table.kindPrefix() + kind, category));
    return new CategoriesAction(
        slot(step.list()),
        kindSlot(),
        slot(step.word()),
        new CategoriesAction.Rules(kinds, step.words(), step.types(), step.wordTypes()),
        new CategoriesAction.Targets(field(step.category()), field(step.type())));
  }

  private Action entityIds(Step.EntityIds step) {
    List<Integer> parts = step.parts().stream().map(this::slot).toList();
    return new EntityIdsAction(
        spots.get(step.parts().getFirst()).scope(),
        kindSlot(),
        table.kindPrefix() + step.kind(),
        parts,
        field(step.field()));
  }

  private int kindSlot() {
    String source = table.kindSource();
    if (source == null) {
      throw new IllegalStateException("The table " + table.file() + " has no 'kinds'.");
    }
    return slot(source);
  }

  private int slot(String source) {
    return spots.get(source).slot();
  }

  private int field(String name) {
    Integer slot = ecs.get(name);
    if (slot == null) {
      throw new IllegalStateException("The field '" + name + "' has no slot.");
    }
    return slot;
  }
}
