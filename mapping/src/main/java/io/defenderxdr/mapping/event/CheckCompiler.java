package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.Check;
import io.defenderxdr.mapping.event.step.Checks;
import io.defenderxdr.mapping.event.step.TextCheck;
import io.defenderxdr.mapping.event.table.When;
import io.defenderxdr.mapping.event.table.When.Operand;
import io.defenderxdr.mapping.tape.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compiles conditions for one category; what the category alone decides is decided here. */
final class CheckCompiler {

  private final String category;
  private final Map<String, Integer> columns;
  private final FieldNames fields;

  CheckCompiler(String category, Map<String, Integer> columns, FieldNames fields) {
    this.category = category;
    this.columns = columns;
    this.fields = fields;
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
    if (test.operand() instanceof Operand.Table) {
      return decided(test) ? Check.ALWAYS : Check.NEVER;
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

  private boolean decided(When.Test test) {
    return test.texts().stream()
        .anyMatch(
            text ->
                switch (test.word()) {
                  case IS -> category.equals(text);
                  case HAS -> category.contains(text);
                  case STARTS -> category.startsWith(text);
                  case ENDS -> category.endsWith(text);
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
    return work -> work.tape().child(work.field(parent), key);
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
