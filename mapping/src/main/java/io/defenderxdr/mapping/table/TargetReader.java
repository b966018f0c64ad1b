package io.defenderxdr.mapping.table;

import io.defenderxdr.mapping.table.Difference.Side;
import io.defenderxdr.mapping.table.Target.Pick;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a target with its condition and mark. */
public final class TargetReader {

  private TargetReader() {}

  static Target read(Cell cell) {
    Cell.Fields fields =
        cell.fields(
            "field",
            "form",
            "order",
            "when",
            "part",
            "each-part",
            "fixed",
            "lookup",
            "lowered",
            "only",
            "difference");
    String form = fields.required("form");
    return new Target(
        fields.required("field"),
        Words.known(cell, form, Words.FORMS, Form::named).orElse(Form.SET),
        fields.get("order").map(TargetReader::number).orElse(0),
        fields.get("when").map(TargetReader::condition).orElse(new Condition.Always()),
        pick(fields),
        difference(fields),
        cell.line());
  }

  private static int number(Cell cell) {
    try {
      return Integer.parseInt(cell.text());
    } catch (NumberFormatException e) {
      cell.problem("'" + cell.text() + "' is no whole number; write one, such as 3.");
      return 0;
    }
  }

  private static Pick pick(Cell.Fields fields) {
    Optional<Pick> part = fields.get("part").map(cell -> new Pick.Part(cell.text()));
    Optional<Pick> each = fields.get("each-part").map(cell -> new Pick.EachPart(cell.text()));
    Optional<Pick> fixed = fields.get("fixed").map(cell -> new Pick.Fixed(cell.text()));
    Optional<Pick> lookup = fields.get("lookup").map(cell -> new Pick.Lookup(cell.text()));
    Pick otherwise = fields.isTrue("lowered") ? new Pick.Lowered() : new Pick.Whole();
    return part.or(() -> each).or(() -> fixed).or(() -> lookup).orElse(otherwise);
  }

  private static Condition condition(Cell cell) {
    Cell.Fields fields = cell.fields("kind", "source", "is", "present");
    List<Condition> parts = new ArrayList<>();
    fields.get("kind").ifPresent(kinds -> parts.add(new Condition.KindIs(kinds.texts())));
    fields
        .get("is")
        .ifPresent(
            text -> parts.add(new Condition.SameText(fields.required("source"), text.text())));
    fields
        .get("present")
        .ifPresent(
            sources -> sources.texts().forEach(source -> parts.add(new Condition.Present(source))));
    if (parts.isEmpty()) {
      cell.problem("The condition says nothing; write 'kind', 'present', or 'source' with 'is'.");
    }
    return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
  }

  /** The mark of a row or target. */
  public static @Nullable Difference difference(Cell.Fields fields) {
    Optional<Cell> only = fields.get("only");
    Optional<Cell> sentence = fields.get("difference");
    if (only.isPresent() != sentence.isPresent()) {
      fields
          .cell()
          .problem(
              "A deliberate difference needs both 'only: reference|improved' and 'difference: <why>'.");
    }
    if (only.isEmpty() || sentence.isEmpty()) {
      return null;
    }
    return Words.known(
            only.get(), only.get().text(), List.of("reference", "improved"), TargetReader::side)
        .map(side -> new Difference(side, sentence.get().text()))
        .orElse(null);
  }

  private static Optional<Side> side(String word) {
    return switch (word) {
      case "reference" -> Optional.of(Side.REFERENCE);
      case "improved" -> Optional.of(Side.IMPROVED);
      default -> Optional.empty();
    };
  }
}
