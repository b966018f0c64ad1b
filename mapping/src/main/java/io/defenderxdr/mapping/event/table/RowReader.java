package io.defenderxdr.mapping.event.table;

import io.defenderxdr.mapping.event.table.EventRule.As;
import io.defenderxdr.mapping.event.table.EventRule.Deed;
import io.defenderxdr.mapping.event.table.EventRule.Origin;
import io.defenderxdr.mapping.table.Cell;
import io.defenderxdr.mapping.table.Difference;
import io.defenderxdr.mapping.table.TargetReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads rows and rules. */
final class RowReader {

  private static final String[] ROW = {
    "source",
    "keep",
    "convert",
    "as-reference",
    "unconverted",
    "vendor",
    "type",
    "when",
    "to",
    "duplicate",
    "only",
    "difference",
    "sentence"
  };
  private static final String[] TARGET = {
    "field", "form", "as", "when", "at", "order", "only", "difference", "value"
  };

  private final Map<String, When> conditions;
  private final Map<String, String> differences;

  RowReader(Map<String, When> conditions, Map<String, String> differences) {
    this.conditions = conditions;
    this.differences = differences;
  }

  When when(Cell cell) {
    return WhenReader.read(cell.text(), conditions, cell::problem);
  }

  List<EventRow> rows(Cell.Fields top) {
    List<EventRow> rows = new ArrayList<>();
    top.get("rows").ifPresent(cell -> list(cell).forEach(item -> rows.addAll(row(item))));
    return rows;
  }

  List<EventRule> rules(Cell.Fields top) {
    return rules("rules", top);
  }

  List<EventRule> rules(String name, Cell.Fields top) {
    List<EventRule> rules = new ArrayList<>();
    top.get(name).ifPresent(cell -> list(cell).forEach(item -> rules.add(rule(item))));
    return rules;
  }

  private static List<Cell> list(Cell cell) {
    return cell.node() instanceof MappingNode ? List.of() : cell.items();
  }

  /** A row; two, if the reference converts otherwise. */
  private List<EventRow> row(Cell cell) {
    Cell.Fields fields = cell.fields(ROW);
    List<EventRule> targets = new ArrayList<>();
    fields.get("to").ifPresent(to -> to.items().forEach(item -> targets.add(target(item))));
    Optional<EventConversion> reference = fields.get("as-reference").map(RowReader::conversion);
    EventRow row =
        new EventRow(
            fields.get("source").map(Cell::text).orElse(""),
            fields.isTrue("keep"),
            fields.get("convert").map(RowReader::conversion).orElse(EventConversion.NONE),
            fields.get("vendor").map(Cell::text).orElse(null),
            fields.get("type").map(Cell::text).orElse(null),
            fields.get("when").map(this::when).orElse(When.ALWAYS),
            targets,
            fields.isTrue("duplicate"),
            reference.isPresent() ? null : difference(fields),
            fields.get("unconverted").map(Cell::text).orElse(""),
            fields.required("sentence"),
            place(cell));
    return reference.map(other -> inBothForms(fields, row, other)).orElse(List.of(row));
  }

  private List<EventRow> inBothForms(Cell.Fields fields, EventRow row, EventConversion reference) {
    fields
        .get("only")
        .ifPresent(
            only -> only.problem("A row with 'as-reference' is in both forms; remove 'only'."));
    String sentence = named(fields.required("difference"));
    return List.of(
        row.in(new Difference(Difference.Side.REFERENCE, sentence), reference),
        row.in(new Difference(Difference.Side.IMPROVED, sentence), row.convert()));
  }

  private static EventConversion conversion(Cell cell) {
    return Scalars.word(
        cell, EventConversion.values(), EventConversion::word, EventConversion.NONE);
  }

  /** A target: a mere name is a field that is set. */
  private EventRule target(Cell cell) {
    if (cell.node() instanceof ScalarNode) {
      Deed put = new Deed.Put(cell.text(), EventForm.SET, As.IS, new Origin.OfRow());
      return new EventRule(cell.text(), 0, When.ALWAYS, put, null, place(cell));
    }
    Cell.Fields fields = cell.fields(TARGET);
    Origin origin =
        fields
            .get("value")
            .<Origin>map(value -> new Origin.Constant(Scalars.constant(value)))
            .orElse(new Origin.OfRow());
    String field = fields.required("field");
    String at = fields.get("at").map(Cell::text).orElse(field);
    return finished(cell, fields, put(fields, origin), at);
  }

  private EventRule rule(Cell cell) {
    Map<String, Cell> entries = cell.entries();
    if (entries.containsKey("use")) {
      return use(cell);
    }
    if (entries.containsKey("remove")) {
      Cell.Fields fields =
          cell.fields("remove", "field", "when", "at", "order", "only", "difference");
      List<String> names = fields.get("remove").map(Cell::texts).orElse(List.of());
      String at = fields.get("at").map(Cell::text).orElse(names.isEmpty() ? "" : names.getFirst());
      return finished(cell, fields, new Deed.Remove(names), at);
    }
    Cell.Fields fields =
        cell.fields(
            "field",
            "form",
            "as",
            "from",
            "move",
            "value",
            "when",
            "at",
            "order",
            "only",
            "difference");
    Optional<Origin> value =
        fields.get("value").map(constant -> new Origin.Constant(Scalars.constant(constant)));
    Optional<Origin> from =
        fields.get("from").map(name -> new Origin.Field(name.text(), fields.isTrue("move")));
    if (value.isPresent() == from.isPresent()) {
      cell.problem("A rule needs either 'from: <field>' or 'value: <constant>'.");
    }
    Origin origin = from.or(() -> value).orElse(new Origin.OfRow());
    String field = fields.required("field");
    String at = fields.get("at").map(Cell::text).orElse(field);
    return finished(cell, fields, put(fields, origin), at);
  }

  private static Deed put(Cell.Fields fields, Origin origin) {
    EventForm form =
        fields
            .get("form")
            .map(cell -> Scalars.word(cell, EventForm.values(), EventForm::word, EventForm.SET))
            .orElse(EventForm.SET);
    As as = fields.get("as").map(RowReader::as).orElse(As.IS);
    return new Deed.Put(fields.required("field"), form, as, origin);
  }

  private static As as(Cell cell) {
    String text = cell.text();
    if (text.startsWith("lookup:")) {
      return new As(As.Word.LOOKUP, text.substring("lookup:".length()));
    }
    return new As(Scalars.word(cell, As.Word.values(), As.Word::text, As.Word.NOTHING), "");
  }

  private EventRule use(Cell cell) {
    Cell name = cell.entries().getOrDefault("use", cell);
    EventFunction function =
        Scalars.word(name, EventFunction.values(), EventFunction::word, EventFunction.FAIL);
    List<String> known = new ArrayList<>(function.names());
    known.addAll(function.optional());
    List<String> all = new ArrayList<>(known);
    all.addAll(List.of("use", "when", "at", "order", "only", "difference", "sentence"));
    Cell.Fields fields = cell.fields(all.toArray(String[]::new));
    Map<String, String> names = new java.util.LinkedHashMap<>();
    function.names().forEach(needed -> names.put(needed, fields.required(needed)));
    function
        .optional()
        .forEach(more -> fields.get(more).ifPresent(value -> names.put(more, value.text())));
    String sentence = fields.get("sentence").map(Cell::text).orElse("");
    String at = fields.get("at").map(Cell::text).orElseGet(() -> function.place(names));
    names.put("at", at);
    return finished(cell, fields, new Deed.Use(function, names, sentence), at);
  }

  private EventRule finished(Cell cell, Cell.Fields fields, Deed deed, String at) {
    return new EventRule(
        at,
        fields.get("order").map(Scalars::number).orElse(0),
        fields.get("when").map(this::when).orElse(When.ALWAYS),
        deed,
        difference(fields),
        place(cell));
  }

  /** The mark; a name of one of the family's differences stands for its sentence. */
  private @Nullable Difference difference(Cell.Fields fields) {
    Difference written = TargetReader.difference(fields);
    return written == null ? null : new Difference(written.side(), named(written.sentence()));
  }

  private String named(String sentence) {
    return differences.getOrDefault(sentence, sentence);
  }

  private static String place(Cell cell) {
    return cell.file() + " line " + cell.line();
  }
}
