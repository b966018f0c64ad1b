package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.Functions;
import io.defenderxdr.mapping.event.table.EventTable;
import io.defenderxdr.mapping.event.table.EventTables;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The plan of each category, compiled when it is first met. Plans of unknown categories are kept
 * only as long as there are few. Safe for many threads.
 */
final class EventPlans {

  /** What stands before the table's name in a category. */
  static final String PREFIX = "AdvancedHunting-";

  private static final int MOST_UNKNOWN = 64;

  private final EventTables tables;
  private final boolean asReference;
  private final Functions functions;
  private final Set<String> supported;
  private final Map<String, EventPlan> plans = new ConcurrentHashMap<>();

  EventPlans(EventTables tables, boolean asReference, Functions functions) {
    this.tables = tables;
    this.asReference = asReference;
    this.functions = functions;
    this.supported =
        tables.tables().map(EventTable::name).map(PREFIX::concat).collect(Collectors.toSet());
    // Tables with a mistake are found at the start and not with the first record.
    supported.forEach(this::of);
  }

  /** Whether the category is the name of a table, letter for letter. */
  boolean supports(String category) {
    return supported.contains(category);
  }

  EventPlan of(String category) {
    EventPlan plan = plans.get(category);
    if (plan == null) {
      plan = new PlanCompiler(tables, asReference, functions, category).compile();
      if (plans.size() < supported.size() + MOST_UNKNOWN) {
        plans.put(category, plan);
      }
    }
    return plan;
  }
}
