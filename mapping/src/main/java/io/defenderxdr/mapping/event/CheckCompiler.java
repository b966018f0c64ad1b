package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.Check;
import io.defenderxdr.mapping.event.step.Checks;
import io.defenderxdr.mapping.event.step.TextCheck;
import io.defenderxdr.mapping.event.table.When;
import io.defenderxdr.mapping.event.table.When.Operand;
import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.mapping.tape.TapeObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles conditions for one category; what the category alone decides is decided here. */
final class CheckCompiler {

  private final String category;
  private final Map<String, Integer> columns;
  private final FieldNames fields;
  private final @Nullable String action;
  private final KnownTexts known = new KnownTexts();

  /**
   * Compiles for one category.
   *
   * @param action the ActionType in small letters, where it is known; conditions on it are decided
   *     here, too
   */
  CheckCompiler(
      String category, Map<String, Integer> columns, FieldNames fields, @Nullable String action) {
    this.category = category;
    this.columns = columns;
    this.fields = fields;
    this.action = action;
  }

  /** What is known of fields at the place that conditions are compiled for. */
  KnownTexts known() {
    return known;
  }

  Check compile(When when) {
    return switch (when) {
      case When.All all -> Checks.all(all.parts().stream().map(this::compile).toList());
      case When.Any any -> Checks.any(any.parts().stream().map(this::compile).toList());
      case When.Not not -> Checks.not(compile(not.part()));
      case When.Test test -> test(test);
    };
  }

  private Check test(When.Test test) {
    Optional<Boolean> decided = decided(test);
    if (decided.isPresent()) {
      return decided.get() ? Check.ALWAYS : Check.NEVER;
    }
    TextCheck.Place place = place(test.operand());
    boolean any = test.ignoringCase();
    List<String> texts = test.texts();
    return switch (test.word()) {
      case IS -> new TextCheck(place, TextCheck.How.IS, any, texts);
      case HAS -> new TextCheck(place, TextCheck.How.HAS, any, texts);
      case STARTS -> new TextCheck(place, TextCheck.How.STARTS, any, texts);
      case ENDS -> new TextCheck(place, TextCheck.How.ENDS, any, texts);
      case HOLDS -> Checks.holds(place, texts);
      case ABSENT -> work -> place.of(work) == Tape.NONE;
      case EXISTS -> work -> work.tape().exists(place.of(work));
      case MISSING -> work -> !work.tape().exists(place.of(work));
      case FILLED -> work -> work.tape().isFilled(place.of(work));
      case IS_OBJECT, IS_LIST, IS_TEXT, IS_TRUE, IS_FALSE -> Checks.type(place, test.word());
    };
  }

  /** What is clear before any record is seen. */
  private Optional<Boolean> decided(When.Test test) {
    return switch (test.operand()) {
      case Operand.Table table -> Optional.of(compares(test, category));
      case Operand.ActionType type -> decided(test, action, true);
      case Operand.Column column -> {
        boolean isAction = column.name().equals("ActionType");
        yield decided(test, isAction ? action : null, test.ignoringCase());
      }
      case Operand.Field field ->
          fields.knows(field.field())
              ? known.decided(test, fields.number(field.field()))
              : Optional.empty();
    };
  }

  private static Optional<Boolean> decided(
      When.Test test, @Nullable String text, boolean inSmallLetters) {
    if (text == null) {
      return Optional.empty();
    }
    return switch (test.word()) {
      case EXISTS, FILLED, IS_TEXT -> Optional.of(true);
      case ABSENT, MISSING, IS_OBJECT, IS_LIST, IS_TRUE, IS_FALSE, HOLDS -> Optional.of(false);
      case IS, HAS, STARTS, ENDS ->
          inSmallLetters ? Optional.of(compares(test, text)) : Optional.empty();
    };
  }

  private static boolean compares(When.Test test, String text) {
    return test.texts().stream()
        .map(other -> other.toLowerCase(Locale.ROOT))
        .anyMatch(
            other ->
                switch (test.word()) {
                  case IS -> text.equals(other);
                  case HAS -> text.contains(other);
                  case STARTS -> text.startsWith(other);
                  case ENDS -> text.endsWith(other);
                  default -> false;
                });
  }

  private TextCheck.Place place(Operand operand) {
    return switch (operand) {
      case Operand.Table table -> work -> Tape.NONE;
      case Operand.ActionType action -> work -> work.action();
      case Operand.Column column -> column(column.name());
      case Operand.Field field -> field(field.field());
    };
  }

  private TextCheck.Place column(String name) {
    Integer number = columns.get(name);
    return number == null ? work -> Tape.NONE : work -> work.column(number);
  }

  private TextCheck.Place field(String name) {
    if (fields.knows(name)) {
      int number = fields.number(name);
      return work -> work.field(number);
    }
    List<String> path = parsed(name);
    if (path.isEmpty()) {
      return work -> Tape.NONE;
    }
    int parent = fields.number(path.getFirst());
    String key = path.getLast();
    return work -> TapeObjects.child(work.tape(), work.field(parent), key);
  }

  /** A vendor field that was parsed, and a key in it; empty if the name is none such. */
  List<String> parsed(String name) {
    List<String> path = new ArrayList<>();
    int dot = name.lastIndexOf('.');
    if (dot > 0 && fields.knows(name.substring(0, dot))) {
      path.add(name.substring(0, dot));
      path.add(name.substring(dot + 1));
    }
    return path;
  }
}
