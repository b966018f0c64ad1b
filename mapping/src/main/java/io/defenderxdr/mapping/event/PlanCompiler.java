package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.drift.DriftReport;
import io.defenderxdr.mapping.event.step.Check;
import io.defenderxdr.mapping.event.step.ConvertStep;
import io.defenderxdr.mapping.event.step.Functions;
import io.defenderxdr.mapping.event.step.Step;
import io.defenderxdr.mapping.event.table.EventRow;
import io.defenderxdr.mapping.event.table.EventRule;
import io.defenderxdr.mapping.event.table.EventTables;
import io.defenderxdr.mapping.event.table.Family;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compiles what is done with the records of one category. Used for one category, by one thread. */
final class PlanCompiler {

  private final boolean asReference;
  private final Functions functions;
  private final String category;
  private final boolean supported;
  private final List<EventRow> around;
  private final FieldNames fields = new FieldNames();
  private final Map<String, Integer> envelope = new LinkedHashMap<>();
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Map<EventRow, Integer> values = new HashMap<>();
  private final RowCompiler converting;
  private final EventPlan.BaseNumbers base = EventPlan.BaseNumbers.of(fields);
  private final NameOrder envelopeOrder = new NameOrder(DriftReport.ENVELOPE);
  private final NameOrder columnOrder = new NameOrder("");
  private final DriftPlaces drift = new DriftPlaces(envelope, columns);
  private final List<Chosen> chosen;
  private final RuleCompiler tail;
  private final RuleCompiler last;
  private final Needs needs;
  private @Nullable FieldLayout layout;

  private record Chosen(Family family, String table, List<EventRow> rows, RuleCompiler rules) {}

  PlanCompiler(EventTables tables, boolean asReference, Functions functions, String category) {
    this.asReference = asReference;
    this.converting = new RowCompiler(values, asReference);
    this.functions = functions;
    this.category = category.toLowerCase(Locale.ROOT);
    this.supported = EventPlans.names(tables).contains(category);
    this.around =
        tables.envelope().rows().stream()
            .filter(row -> row.difference() == null || row.difference().isIn(asReference))
            .toList();
    around.forEach(row -> envelope.put(row.source(), envelope.size()));
    around.forEach(this::value);
    this.chosen =
        new Choice(tables, asReference, checks(null), this.category)
            .families().stream().map(this::chosen).toList();
    this.tail = rules(tables.envelope().rules(), List.of(), Map.of());
    this.last = rules(tables.last(), List.of(), Map.of());
    chosen.forEach(part -> part.rules.register());
    tail.register();
    last.register();
    this.needs = needs(tables);
  }

  private Needs needs(EventTables tables) {
    Needs all = new Needs(columns, fields);
    values.forEach((row, field) -> all.flow(List.of(field), () -> needed(row)));
    // No account is taken of the envelope; records that are not supported have a kind.
    tables
        .envelope()
        .rows()
        .forEach(row -> all.flow(List.of(values.getOrDefault(row, -1)), () -> null));
    all.flow(List.of(base.kind()), () -> null);
    CheckCompiler checks = checks(null);
    chosen.forEach(part -> part.rules.flows(all, checks));
    tail.flows(all, checks);
    last.flows(all, checks);
    all.settle();
    return all;
  }

  /** The column of a row; null if it has none. */
  private @Nullable Set<Integer> needed(EventRow row) {
    Integer column = columns.get(row.column());
    return column == null ? null : Set.of(column);
  }

  /**
   * The plan.
   *
   * @param action the ActionType in small letters that all records have, or null for any records
   */
  EventPlan compile(@Nullable String action) {
    CheckCompiler checks = checks(action);
    Step[] head =
        around.stream()
            .map(row -> converting.convert(row, envelope.getOrDefault(row.source(), -1), checks))
            .toArray(Step[]::new);
    Set<Integer> claimed = new HashSet<>();
    EventPlan.Part[] parts =
        chosen.stream().map(part -> part(part, action, claimed)).toArray(EventPlan.Part[]::new);
    Gated end = gated(tail.steps(checks, needs));
    Gated veryEnd = gated(last.steps(checks, needs));
    if (layout == null) {
      layout = FieldLayout.of(fields.names());
    }
    return new EventPlan(
        category,
        supported,
        chosen.getFirst().table,
        envelope,
        columns,
        envelopeOrder,
        columnOrder,
        drift,
        envelope.size() + columns.size(),
        head,
        parts,
        end,
        veryEnd,
        columns.getOrDefault("ActionType", -1),
        flattened(),
        layout,
        base);
  }

  private CheckCompiler checks(@Nullable String action) {
    return new CheckCompiler(category, columns, fields, action);
  }

  private int[] flattened() {
    IntStream unmapped = IntStream.of(base.unmapped());
    IntStream flattened =
        values.entrySet().stream()
            .filter(entry -> "flattened".equals(entry.getKey().type()))
            .mapToInt(Map.Entry::getValue);
    return IntStream.concat(unmapped, flattened).distinct().toArray();
  }

  private Chosen chosen(Choice.Part part) {
    for (EventRow row : part.rows()) {
      if (!row.source().isEmpty()) {
        columns.computeIfAbsent(row.column(), name -> envelope.size() + columns.size());
      }
      value(row);
    }
    Family family = part.family();
    RuleCompiler rules = rules(part.rules(), family.fields(), family.lookups());
    part.rows().forEach(row -> rules.targets(row, values.getOrDefault(row, -1)));
    return new Chosen(family, part.table(), part.rows(), rules);
  }

  private RuleCompiler rules(
      List<EventRule> written, List<String> order, Map<String, Map<String, Object>> lookups) {
    RuleCompiler rules =
        new RuleCompiler(fields, functions, new RuleCompiler.Ways(order, lookups, asReference));
    written.forEach(rules::rule);
    return rules;
  }

  private void value(EventRow row) {
    String vendor = row.vendor();
    int field = vendor == null ? fields.hidden(row.place()) : fields.number("." + vendor);
    values.put(row, field);
  }

  private EventPlan.Part part(Chosen part, @Nullable String action, Set<Integer> claimed) {
    CheckCompiler checks = checks(action);
    if (chosen.size() == 1) {
      checks.known().track(fields.number("event.category"));
      checks.known().track(fields.number("event.type"));
    }
    List<List<ConvertStep>> conversions = new ArrayList<>();
    for (int i = 0; i < envelope.size() + columns.size(); i++) {
      conversions.add(new ArrayList<>());
    }
    List<Gated.Due> keys = new ArrayList<>();
    rows(part, claimed, checks, conversions, keys);
    // A column that one family took is gone for the next.
    part.rows.forEach(row -> claimed.add(columns.getOrDefault(row.column(), -1)));
    return new EventPlan.Part(
        pipeline(part.family),
        conversions.stream()
            .map(some -> some.toArray(ConvertStep[]::new))
            .toArray(ConvertStep[][]::new),
        conversions.stream().mapToInt(PlanCompiler::direct).toArray(),
        gated(keys),
        gated(part.rules.steps(checks, needs)),
        gated(
            CleanUp.steps(part.rows, values, takers(part), !asReference).stream()
                .map(step -> new Gated.Due(step, needs.of(step.field())))
                .toList()),
        part.rows.stream()
            .filter(row -> !row.source().equals("Timestamp"))
            .mapToInt(row -> values.getOrDefault(row, -1))
            .distinct()
            .toArray());
  }

  /** Compiles the rows of columns that no other family claimed. */
  private void rows(
      Chosen part,
      Set<Integer> claimed,
      CheckCompiler checks,
      List<List<ConvertStep>> conversions,
      List<Gated.Due> keys) {
    for (EventRow row : part.rows) {
      int column = columns.getOrDefault(row.column(), -1);
      boolean exists =
          !row.source().isEmpty()
              && !claimed.contains(column)
              && checks.compile(row.when()) != Check.NEVER;
      if (exists) {
        ConvertStep convert = converting.convert(row, column, checks);
        if (row.key() == null) {
          conversions.get(column).add(convert);
        } else {
          keys.add(new Gated.Due(convert, needed(row)));
        }
      }
    }
  }

  private static int direct(List<ConvertStep> steps) {
    return steps.size() == 1 && steps.getFirst().isDirect() ? steps.getFirst().target() : -1;
  }

  private Gated gated(List<Gated.Due> steps) {
    return Gated.of(steps, envelope.size() + columns.size());
  }

  private String pipeline(Family family) {
    String suffix = asReference ? "-<version>-pipeline_" + family.pipeline() : "-" + family.name();
    return family.name().isEmpty() ? EventMapper.PIPELINE : EventMapper.PIPELINE + suffix;
  }

  private CleanUp.Takers takers(Chosen part) {
    return field -> {
      IntStream ours = part.rules.takersOf(field).stream().mapToInt(Integer::intValue);
      IntStream atTheEnd = tail.takersOf(field).stream().mapToInt(Integer::intValue);
      return IntStream.concat(ours, atTheEnd).distinct().toArray();
    };
  }
}
