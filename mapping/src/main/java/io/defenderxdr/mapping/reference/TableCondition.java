package io.defenderxdr.mapping.reference;

import io.defenderxdr.mapping.event.table.When;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Whether a condition can hold for any record of a table: what depends on the record is left open.
 *
 * @param category the table's category in small letters
 */
record TableCondition(String category) {

  static TableCondition of(String table) {
    return new TableCondition("advancedhunting-" + table.toLowerCase(Locale.ROOT));
  }

  boolean canHold(When when) {
    return switch (when) {
      case When.All all -> all.parts().stream().allMatch(this::canHold);
      case When.Any any -> any.parts().stream().anyMatch(this::canHold);
      case When.Not not -> !mustHold(not.part());
      case When.Test test -> !(test.operand() instanceof When.Operand.Table) || holds(test);
    };
  }

  private boolean mustHold(When when) {
    return switch (when) {
      case When.All all -> all.parts().stream().allMatch(this::mustHold);
      case When.Any any -> any.parts().stream().anyMatch(this::mustHold);
      case When.Not not -> !canHold(not.part());
      case When.Test test -> test.operand() instanceof When.Operand.Table && holds(test);
    };
  }

  private boolean holds(When.Test test) {
    Predicate<String> asked =
        switch (test.word()) {
          case IS, HOLDS -> category::equals;
          case HAS -> category::contains;
          case STARTS -> category::startsWith;
          case ENDS -> category::endsWith;
          case ABSENT, MISSING, IS_OBJECT, IS_LIST, IS_TRUE, IS_FALSE -> text -> false;
          case EXISTS, FILLED, IS_TEXT -> text -> true;
        };
    return test.word().compares() ? test.texts().stream().anyMatch(asked) : asked.test("");
  }
}
