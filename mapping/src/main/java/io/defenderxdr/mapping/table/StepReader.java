package io.defenderxdr.mapping.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a named function. */
final class StepReader {

  private static final Map<String, Function<Cell, Step>> FUNCTIONS =
      Map.of(
          "duration", StepReader::duration,
          "categories", StepReader::categories,
          "paths", StepReader::paths,
          "entity-ids", StepReader::entityIds);

  private StepReader() {}

  static Optional<Step> read(Cell cell) {
    Cell name = cell.entries().get("use");
    if (name == null) {
      cell.problem("'use' is missing; write 'use: <name of a function>' here.");
      return Optional.empty();
    }
    List<String> known = FUNCTIONS.keySet().stream().sorted().toList();
    return Words.known(name, name.text(), known, word -> Optional.ofNullable(FUNCTIONS.get(word)))
        .map(function -> function.apply(cell));
  }

  private static Step duration(Cell cell) {
    Cell.Fields fields = cell.fields("use", "start", "end", "field", "sentence");
    return new Step.Duration(
        fields.required("start"),
        fields.required("end"),
        fields.required("field"),
        fields.required("sentence"),
        cell.line());
  }

  private static Step categories(Cell cell) {
    Cell.Fields fields =
        cell.fields(
            "use",
            "list",
            "word",
            "kinds",
            "words",
            "types",
            "word-types",
            "category",
            "type",
            "sentence");
    return new Step.Categories(
        fields.required("list"),
        fields.required("word"),
        fields.texts("kinds"),
        fields.texts("words"),
        fields.texts("types"),
        fields.texts("word-types"),
        fields.required("category"),
        fields.required("type"),
        fields.required("sentence"),
        cell.line());
  }

  private static Step paths(Cell cell) {
    Cell.Fields fields = cell.fields("use", "folder", "name", "field", "sentence");
    return new Step.Paths(
        fields.required("folder"),
        fields.required("name"),
        fields.required("field"),
        fields.required("sentence"),
        cell.line());
  }

  private static Step entityIds(Cell cell) {
    Cell.Fields fields = cell.fields("use", "parts", "kind", "field", "sentence");
    return new Step.EntityIds(
        fields.get("parts").map(Cell::texts).orElse(List.of()),
        fields.required("kind"),
        fields.required("field"),
        fields.required("sentence"),
        cell.line());
  }
}
