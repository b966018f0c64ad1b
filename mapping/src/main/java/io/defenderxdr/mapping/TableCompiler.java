package io.defenderxdr.mapping;

import io.defenderxdr.mapping.document.DocumentIdRule;
import io.defenderxdr.mapping.document.Slots;
import io.defenderxdr.mapping.table.Condition;
import io.defenderxdr.mapping.table.Difference;
import io.defenderxdr.mapping.table.Form;
import io.defenderxdr.mapping.table.Improvement;
import io.defenderxdr.mapping.table.MappingTable;
import io.defenderxdr.mapping.table.Row;
import io.defenderxdr.mapping.table.Target;
import io.defenderxdr.mapping.value.Conversion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a table into a flat list of actions over slots, once at start. */
final class TableCompiler {

  private final MappingTable table;
  private final boolean asReference;
  private final Spots spots;
  private final Set<Improvement> improvements;
  private final Map<String, Integer> ecs = new LinkedHashMap<>();
  private final List<Action> fitting = new ArrayList<>();
  private final List<Action> converting = new ArrayList<>();
  private final List<Ordered> copying = new ArrayList<>();
  private final Map<Integer, FinishAction> finishing = new LinkedHashMap<>();
  private final List<Action> removing = new ArrayList<>();

  private record Ordered(int order, CopyAction copy) {}

  private TableCompiler(MappingTable table, boolean asReference) {
    this.table = table;
    this.asReference = asReference;
    this.spots = new Spots(table);
    this.improvements = asReference ? Set.of() : Set.copyOf(table.improvements().keySet());
  }

  /** Compiles with the deliberate differences, or without. */
  static CompiledTable compile(MappingTable table, boolean asReference) {
    return new TableCompiler(table, asReference).compile();
  }

  private CompiledTable compile() {
    table.ecs().keySet().forEach(this::ecsSlot);
    List<Row> rows = table.rows().stream().filter(row -> isIn(row.difference())).toList();
    rows.forEach(spots::add);
    List<Action> actions = actions(rows);
    List<Integer> id = table.id().stream().map(source -> spots.get(source).slot()).toList();
    return new CompiledTable(
        spots.record().build(),
        new DocumentIdRule(id),
        actions,
        ecs,
        constants(),
        vendorTime(rows),
        improvements);
  }

  private List<Action> actions(List<Row> rows) {
    rows.forEach(this::row);
    List<Action> actions = new ArrayList<>(fitting);
    actions.addAll(converting);
    copying.stream()
        .sorted(Comparator.comparingInt(Ordered::order))
        .forEach(ordered -> actions.add(ordered.copy()));
    actions.addAll(finishing.values());
    StepCompiler steps = new StepCompiler(table, spots, ecs);
    table.steps().forEach(step -> actions.add(steps.compile(step, improvements)));
    actions.addAll(removing);
    if (improvements.contains(Improvement.KEEP_UNMAPPED)) {
      actions.add(unmapped(rows));
    }
    return actions;
  }

  private boolean isIn(@Nullable Difference difference) {
    return difference == null || difference.isIn(asReference);
  }

  private int ecsSlot(String field) {
    return ecs.computeIfAbsent(
        field,
        name -> {
          int slot = spots.record().newSlot();
          spots.record().place(name, slot);
          return slot;
        });
  }

  private Map<Integer, String> constants() {
    Map<Integer, String> constants = new HashMap<>();
    table.constants().forEach((field, value) -> constants.put(ecsSlot(field), value));
    return constants;
  }

  private int vendorTime(List<Row> rows) {
    for (Row row : rows) {
      if (row.targets().stream().anyMatch(target -> target.field().equals("@timestamp"))) {
        return spots.get(row.source()).slot();
      }
    }
    throw new IllegalStateException("No row goes to '@timestamp'.");
  }

  private Action unmapped(List<Row> rows) {
    int slot = spots.record().newSlot();
    spots.record().place(table.root() + ".unmapped", slot);
    List<UnmappedAction.ItemList> lists = new ArrayList<>();
    List<Integer> flattened = new ArrayList<>();
    for (Row row : rows) {
      if (row.isList()) {
        lists.add(new UnmappedAction.ItemList(elements(row), place(spots.get(row.source()), true)));
      } else if ("flattened".equals(row.type()) && spots.get(row.source()).scope().isRecord()) {
        flattened.add(spots.get(row.source()).slot());
      }
    }
    return new UnmappedAction(slot, lists, flattened);
  }

  private Scope elements(Row list) {
    Spots.Spot spot = spots.get(list.source());
    List<Integer> lists = new ArrayList<>(spot.scope().lists());
    lists.add(spot.slot());
    return new Scope(lists);
  }

  private void row(Row row) {
    if (row.isList()) {
      return;
    }
    Spots.Spot spot = spots.get(row.source());
    if (improvements.contains(Improvement.KEEP_UNMAPPED)) {
      fit(row, spot);
    }
    if (row.convert() != Conversion.NONE) {
      converting.add(convert(row, spot));
    }
    List<CopyAction> copies = copies(row, spot);
    if (row.duplicate()) {
      boolean ifTaken = improvements.contains(Improvement.KEEP_UNCOPIED);
      removing.add(new RemoveAction(spot.scope(), spot.slot(), ifTaken ? copies : List.of()));
    }
  }

  private void fit(Row row, Spots.Spot spot) {
    boolean flattened = "flattened".equals(row.type());
    String textProperty = row.textFrom() == null ? null : row.textFrom().property();
    if (row.convert() == Conversion.NONE || textProperty != null) {
      fitting.add(new SetAsideAction(place(spot, false), flattened, textProperty));
    }
  }

  private List<CopyAction> copies(Row row, Spots.Spot spot) {
    List<CopyAction> copies = new ArrayList<>();
    for (Target target : row.targets()) {
      if (isIn(target.difference())) {
        CopyAction copy = copy(spot, target);
        copies.add(copy);
        copying.add(new Ordered(target.order(), copy));
      }
    }
    return copies;
  }

  private static Action convert(Row row, Spots.Spot spot) {
    String tag = row.silent() ? null : row.convert().word() + "_" + tagName(row.source());
    return new ConvertAction(
        spot.scope(), spot.slot(), spot.name(), row.convert(), row.each(), tag);
  }

  private static String tagName(String source) {
    return source.replace("[]", "").replace("@", "").replace('/', '_').replace('.', '_');
  }

  private SetAsideAction.Place place(Spots.Spot spot, boolean itself) {
    String list = spot.list().isEmpty() && !itself ? null : vendorOf(spot, itself);
    int listSlot = spot.scope().isRecord() ? spot.slot() : spot.scope().lists().getFirst();
    return new SetAsideAction.Place(
        spot.scope(), spot.slot(), list, listSlot, String.join(".", spot.path()));
  }

  private String vendorOf(Spots.Spot spot, boolean itself) {
    String source = spot.list().isEmpty() || itself ? spot.name() : spot.list();
    int end = source.indexOf("[]");
    return end < 0 ? source : source.substring(0, end);
  }

  private CopyAction copy(Spots.Spot spot, Target target) {
    int slot = ecsSlot(target.field());
    Form form = target.form();
    int gathering = form == Form.SORTED_INSTEAD ? spots.record().newSlot() : slot;
    if (form != Form.SET) {
      finishing.putIfAbsent(gathering, new FinishAction(gathering, slot, form));
    }
    return new CopyAction(
        spot.scope(),
        spot.slot(),
        test(target.condition()),
        Picks.of(target.pick(), table),
        gathering,
        form);
  }

  private Predicate<Slots> test(Condition condition) {
    return switch (condition) {
      case Condition.Always always -> object -> true;
      case Condition.KindIs(List<String> kinds) -> {
        int slot = kindSlot();
        Set<String> full =
            kinds.stream().map(kind -> table.kindPrefix() + kind).collect(Collectors.toSet());
        yield object -> object.get(slot) instanceof String kind && full.contains(kind);
      }
      case Condition.SameText(String source, String text) -> {
        int slot = spots.get(source).slot();
        yield object -> object.get(slot) instanceof String there && there.equalsIgnoreCase(text);
      }
      case Condition.Present(String source) -> {
        int slot = spots.get(source).slot();
        yield object -> object.get(slot) != null;
      }
      case Condition.All(List<Condition> parts) ->
          parts.stream().map(this::test).reduce(object -> true, Predicate::and);
    };
  }

  private int kindSlot() {
    String source = table.kindSource();
    if (source == null) {
      throw new IllegalStateException("The table " + table.file() + " has no 'kinds'.");
    }
    return spots.get(source).slot();
  }
}
