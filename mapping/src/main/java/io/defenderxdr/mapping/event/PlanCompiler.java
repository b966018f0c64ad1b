package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.Check;
import io.defenderxdr.mapping.event.step.ConvertStep;
import io.defenderxdr.mapping.event.step.Functions;
import io.defenderxdr.mapping.event.step.Step;
import io.defenderxdr.mapping.event.table.EventRow;
import io.defenderxdr.mapping.event.table.EventTable;
import io.defenderxdr.mapping.event.table.EventTables;
import io.defenderxdr.mapping.event.table.Family;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compiles what is done with the records of one category. Used for one category. */
final class PlanCompiler {

  private final EventTables tables;
  private final boolean asReference;
  private final Functions functions;
  private final String category;
  private final FieldNames fields = new FieldNames();
  private final Map<String, Integer> envelope = new LinkedHashMap<>();
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Map<EventRow, Integer> values = new HashMap<>();
  private final CheckCompiler checks;

  private record Chosen(Family family, String table, List<EventRow> rows, RuleCompiler rules) {}

  PlanCompiler(EventTables tables, boolean asReference, Functions functions, String category) {
    this.tables = tables;
    this.asReference = asReference;
    this.functions = functions;
    this.category = category.toLowerCase(Locale.ROOT);
    this.checks = new CheckCompiler(this.category, columns, fields);
  }

  EventPlan compile() {
    EventPlan.BaseNumbers base = EventPlan.BaseNumbers.of(fields);
    tables.envelope().rows().forEach(row -> envelope.put(row.source(), envelope.size()));
    tables.envelope().rows().forEach(this::register);
    List<Chosen> chosen = choose();
    RuleCompiler tail = rules(List.of(tables.envelope()), List.of(), Map.of());
    chosen.forEach(part -> part.rules.register());
    tail.register();
    List<Step> head =
        tables.envelope().rows().stream()
            .map(row -> convert(row, envelope.getOrDefault(row.source(), -1)))
            .toList();
    List<EventPlan.Part> parts = chosen.stream().map(this::part).toList();
    List<Step> last = tail.steps();
    return new EventPlan(
        category,
        chosen.isEmpty() ? "" : chosen.getFirst().table,
        Map.copyOf(envelope),
        Map.copyOf(columns),
        envelope.size() + columns.size(),
        head,
        parts,
        last,
        fields.names().size(),
        columns.getOrDefault("ActionType", -1),
        flattened(base),
        FieldLayout.of(fields.names()),
        base);
  }

  private int[] flattened(EventPlan.BaseNumbers base) {
    IntStream unmapped = IntStream.of(base.unmapped());
    IntStream flattened =
        values.entrySet().stream()
            .filter(entry -> "flattened".equals(entry.getKey().type()))
            .mapToInt(Map.Entry::getValue);
    return IntStream.concat(unmapped, flattened).distinct().toArray();
  }

  private List<Chosen> choose() {
    List<Chosen> chosen = new ArrayList<>();
    for (Family family : tables.families()) {
      if (family.owns(category)) {
        chosen.add(choose(family, table(family)));
      }
    }
    if (chosen.isEmpty()) {
      Family none = new Family("", List.of(), Map.of(), List.of(), times(), List.of(), List.of());
      chosen.add(choose(none, null));
    }
    return chosen;
  }

  /** Records of an unknown table have a time, too. */
  private List<EventRow> times() {
    return tables.rows().filter(row -> row.source().equals("Timestamp")).limit(1).toList();
  }

  private @Nullable EventTable table(Family family) {
    EventTable found = null;
    for (EventTable table : family.tables()) {
      boolean matches = category.contains(table.name().toLowerCase(Locale.ROOT));
      if (matches && (found == null || table.name().length() > found.name().length())) {
        found = table;
      }
    }
    return found;
  }

  private Chosen choose(Family family, @Nullable EventTable table) {
    List<EventTable> order = new ArrayList<>();
    if (table != null) {
      order.add(table);
    }
    order.add(new EventTable("", "", family.rows(), family.rules()));
    List<EventTable> ruled = List.copyOf(order);
    family.tables().stream().filter(other -> !other.equals(table)).forEach(order::add);
    List<EventRow> rows = rows(order);
    rows.forEach(this::register);
    RuleCompiler rules = rules(ruled, family.fields(), family.lookups());
    rows.forEach(row -> rules.targets(row, values.getOrDefault(row, -1)));
    return new Chosen(family, table == null ? "" : table.name(), rows, rules);
  }

  /** The first file that has a column decides what becomes of it. */
  private List<EventRow> rows(List<EventTable> order) {
    Map<String, String> owner = new HashMap<>();
    List<EventRow> rows = new ArrayList<>();
    for (EventTable table : order) {
      for (EventRow row : table.rows()) {
        boolean exists =
            (row.difference() == null || row.difference().isIn(asReference))
                && checks.compile(row.when()) != Check.NEVER;
        if (exists
            && owner.computeIfAbsent(row.source(), source -> table.name()).equals(table.name())) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private RuleCompiler rules(
      List<EventTable> tablesInOrder,
      List<String> order,
      Map<String, Map<String, Object>> lookups) {
    RuleCompiler rules =
        new RuleCompiler(
            fields, checks, functions, new RuleCompiler.Ways(order, lookups, asReference));
    tablesInOrder.forEach(table -> table.rules().forEach(rules::rule));
    return rules;
  }

  private void register(EventRow row) {
    boolean outside = tables.envelope().rows().contains(row);
    if (!outside) {
      columns.computeIfAbsent(row.column(), name -> envelope.size() + columns.size());
    }
    String vendor = row.vendor();
    values.put(row, vendor == null ? fields.hidden() : fields.number("." + vendor));
  }

  private EventPlan.Part part(Chosen chosen) {
    List<Step> conversions = new ArrayList<>();
    for (boolean keys : new boolean[] {false, true}) {
      for (EventRow row : chosen.rows) {
        if ((row.key() != null) == keys) {
          conversions.add(convert(row, columns.getOrDefault(row.column(), -1)));
        }
      }
    }
    List<Step> steps = chosen.rules.steps();
    return new EventPlan.Part(
        chosen.family.name(),
        conversions,
        steps,
        CleanUp.steps(chosen.rows, values, chosen.rules, !asReference));
  }

  private Step convert(EventRow row, int column) {
    String name = "json_properties_" + row.column();
    return new ConvertStep(
        checks.compile(row.when()),
        new ConvertStep.Source(column, parent(row), row.key(), row.keep()),
        row.convert(),
        name,
        row.column(),
        values.getOrDefault(row, -1),
        care(row));
  }

  private int parent(EventRow row) {
    if (row.key() == null) {
      return -1;
    }
    return values.entrySet().stream()
        .filter(entry -> entry.getKey().source().equals(row.column()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(-1);
  }

  private ConvertStep.Care care(EventRow row) {
    if (asReference) {
      return ConvertStep.Care.NONE;
    }
    boolean object = "flattened".equals(row.type());
    return new ConvertStep.Care(row.vendor() != null, row.vendor() != null && !object, object);
  }
}
