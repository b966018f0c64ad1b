package io.defenderxdr.mapping.table;

import io.defenderxdr.mapping.value.Conversion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Reads a table's YAML; every problem names file, line, cause and a way out. */
public final class TableReader {

  private final List<String> problems = new ArrayList<>();
  private final String file;

  private TableReader(String file) {
    this.file = file;
  }

  /**
   * Reads and checks a table.
   *
   * @param file its name, for messages
   * @param yaml its text
   * @param ecs all known ECS fields by name
   * @throws TableException with every problem found
   */
  public static MappingTable read(String file, String yaml, Map<String, FieldInfo> ecs) {
    TableReader reader = new TableReader(file);
    MappingTable table = reader.table(reader.root(yaml), ecs);
    if (reader.problems.isEmpty()) {
      reader.problems.addAll(TableChecker.check(table, ecs));
    }
    if (!reader.problems.isEmpty()) {
      throw new TableException(reader.problems);
    }
    return table;
  }

  /** Reads the list of ECS fields. */
  public static Map<String, FieldInfo> readFields(String file, String yaml) {
    TableReader reader = new TableReader(file);
    Map<String, FieldInfo> fields = new LinkedHashMap<>();
    for (Cell item : reader.root(yaml).items()) {
      FieldInfo info = field(item);
      if (fields.put(info.name(), info) != null) {
        item.problem("The field '" + info.name() + "' stands here twice; remove one.");
      }
    }
    if (!reader.problems.isEmpty()) {
      throw new TableException(reader.problems);
    }
    return fields;
  }

  private static FieldInfo field(Cell item) {
    Cell.Fields entry = item.fields("field", "type", "also", "sentence");
    List<String> also = entry.get("also").map(Cell::texts).orElse(List.of());
    for (String word : also) {
      if (!Words.ALSO.contains(word)) {
        item.problem("Unknown word '" + word + "'. " + NearMiss.hint(word, Words.ALSO));
      }
    }
    String type = entry.required("type");
    return new FieldInfo(entry.required("field"), type, also, entry.required("sentence"));
  }

  private Cell root(String yaml) {
    return Cell.root(file, yaml, problems);
  }

  private MappingTable table(Cell root, Map<String, FieldInfo> ecs) {
    Cell.Fields top =
        root.fields(
            "stream",
            "root",
            "id",
            "kinds",
            "constants",
            "rows",
            "steps",
            "lookups",
            "improvements",
            "ecs");
    Optional<Cell.Fields> kinds = top.get("kinds").map(cell -> cell.fields("source", "prefix"));
    List<Row> rows = new ArrayList<>();
    top.get("rows").ifPresent(cell -> cell.items().forEach(item -> rows.add(row(item))));
    List<Step> steps = new ArrayList<>();
    top.get("steps")
        .ifPresent(
            cell -> cell.items().forEach(item -> StepReader.read(item).ifPresent(steps::add)));
    Map<String, String> constants = top.texts("constants");
    List<String> extra = new ArrayList<>(constants.keySet());
    top.get("ecs").ifPresent(cell -> extra.addAll(cell.texts()));
    return new MappingTable(
        file,
        top.required("stream"),
        top.required("root"),
        top.get("id").map(Cell::texts).orElse(List.of()),
        kinds.map(fields -> fields.required("prefix")).orElse(""),
        kinds.map(fields -> fields.required("source")).orElse(null),
        constants,
        rows,
        steps,
        lookups(top),
        improvements(top),
        used(extra, rows, steps, ecs));
  }

  private static Map<String, FieldInfo> used(
      List<String> extra, List<Row> rows, List<Step> steps, Map<String, FieldInfo> ecs) {
    List<String> names = new ArrayList<>(extra);
    rows.forEach(row -> row.targets().forEach(target -> names.add(target.field())));
    steps.forEach(step -> names.addAll(step.fields()));
    Map<String, FieldInfo> used = new LinkedHashMap<>();
    for (String name : names) {
      used.put(name, ecs.getOrDefault(name, new FieldInfo(name, "", "")));
    }
    return used;
  }

  private static Map<String, Map<String, Long>> lookups(Cell.Fields top) {
    Map<String, Map<String, Long>> lookups = new LinkedHashMap<>();
    top.get("lookups")
        .ifPresent(cell -> cell.entries().forEach((name, map) -> lookups.put(name, lookup(map))));
    return lookups;
  }

  private static Map<String, Long> lookup(Cell map) {
    Map<String, Long> entries = new LinkedHashMap<>();
    map.entries()
        .forEach(
            (text, number) -> {
              try {
                entries.put(text, Long.parseLong(number.text()));
              } catch (NumberFormatException e) {
                number.problem(
                    "'" + number.text() + "' is no whole number; write one, such as 47.");
              }
            });
    return entries;
  }

  private static SequencedMap<Improvement, String> improvements(Cell.Fields top) {
    SequencedMap<Improvement, String> improvements = new LinkedHashMap<>();
    top.get("improvements")
        .ifPresent(
            cell ->
                cell.entries()
                    .forEach(
                        (word, sentence) ->
                            Words.known(sentence, word, Words.IMPROVEMENTS, Improvement::named)
                                .ifPresent(rule -> improvements.put(rule, sentence.text()))));
    return improvements;
  }

  private static Row row(Cell cell) {
    Cell.Fields fields =
        cell.fields(
            "source",
            "convert",
            "each",
            "silent",
            "vendor",
            "type",
            "to",
            "duplicate",
            "text-from",
            "only",
            "difference",
            "sentence");
    List<Target> targets = new ArrayList<>();
    fields
        .get("to")
        .ifPresent(to -> to.items().forEach(item -> targets.add(TargetReader.read(item))));
    String convert = fields.get("convert").map(Cell::text).orElse("none");
    return new Row(
        fields.required("source"),
        Words.known(cell, convert, Words.CONVERSIONS, Conversion::named).orElse(Conversion.NONE),
        fields.isTrue("each"),
        fields.isTrue("silent"),
        fields.get("vendor").map(Cell::text).orElse(null),
        fields.get("type").map(Cell::text).orElse(null),
        targets,
        fields.isTrue("duplicate"),
        textFrom(fields),
        TargetReader.difference(fields),
        fields.required("sentence"),
        cell.line());
  }

  private static Row.@Nullable TextFrom textFrom(Cell.Fields fields) {
    return fields
        .get("text-from")
        .map(cell -> cell.fields("property", "difference"))
        .map(from -> new Row.TextFrom(from.required("property"), from.required("difference")))
        .orElse(null);
  }
}
