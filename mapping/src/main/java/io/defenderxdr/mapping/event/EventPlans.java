package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.Functions;
import io.defenderxdr.mapping.event.table.EventTable;
import io.defenderxdr.mapping.event.table.EventTables;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The plan of each category and of each ActionType in it, compiled when it is first met. Plans are
 * kept only as long as there are few: there are some hundred ActionTypes, and what exceeds them is
 * done by the category's own plan. Safe for many threads.
 */
final class EventPlans {

  /** What stands before the table's name in a category. */
  static final String PREFIX = "AdvancedHunting-";

  private static final int MOST_UNKNOWN = 64;
  private static final int MOST_ACTIONS = 256;

  private final EventTables tables;
  private final boolean asReference;
  private final Functions functions;
  private final Set<String> supported;
  private final Set<String> lowered;
  private final List<String> words;
  private final Map<String, Compiled> categories = new ConcurrentHashMap<>();

  private record Compiled(
      PlanCompiler compiler, EventPlan general, Map<String, EventPlan> byAction) {}

  EventPlans(EventTables tables, boolean asReference, Functions functions) {
    this.tables = tables;
    this.asReference = asReference;
    this.functions = functions;
    this.supported = names(tables);
    this.lowered =
        supported.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    this.words =
        tables.families().stream()
            .flatMap(
                family ->
                    Stream.concat(
                        family.match().stream(),
                        family.tables().stream()
                            .map(table -> table.name().toLowerCase(Locale.ROOT))))
            .distinct()
            .toList();
    // Tables with a mistake are found at the start and not with the first record.
    supported.forEach(this::of);
    of("");
  }

  /** The categories that are names of tables. */
  static Set<String> names(EventTables tables) {
    return tables.tables().map(EventTable::name).map(PREFIX::concat).collect(Collectors.toSet());
  }

  /** The plan for any record of a category. */
  EventPlan of(String category) {
    return compiled(category).general;
  }

  /**
   * The plan for the records of a category with an ActionType.
   *
   * @param action in small letters
   */
  EventPlan of(String category, String action) {
    Compiled compiled = compiled(category);
    EventPlan plan = compiled.byAction.get(action);
    if (plan != null) {
      return plan;
    }
    if (compiled.byAction.size() >= MOST_ACTIONS) {
      return compiled.general;
    }
    synchronized (compiled.compiler) {
      return compiled.byAction.computeIfAbsent(action, compiled.compiler::compile);
    }
  }

  private Compiled compiled(String category) {
    String name = supported.contains(category) ? category : signature(category);
    Compiled compiled = categories.get(name);
    if (compiled == null && categories.size() >= supported.size() + MOST_UNKNOWN) {
      compiled = categories.get("");
    }
    if (compiled == null) {
      PlanCompiler compiler = new PlanCompiler(tables, asReference, functions, name);
      compiled = new Compiled(compiler, compiler.compile(null), new ConcurrentHashMap<>());
      categories.put(name, compiled);
    }
    return compiled;
  }

  /**
   * What of an unknown category decides over its plan: the names of tables and families in it.
   * There are few such signatures, however many categories are made up.
   */
  private String signature(String category) {
    String lower = category.toLowerCase(Locale.ROOT);
    if (lowered.contains(lower)) {
      return lower;
    }
    return words.stream().filter(lower::contains).collect(Collectors.joining(" "));
  }
}
