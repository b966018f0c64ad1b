package io.defenderxdr.mapping.event.table;

import io.defenderxdr.mapping.table.Cell;
import io.defenderxdr.mapping.table.Words;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads single values: words of the language, numbers and constants. */
final class Scalars {

  private Scalars() {}

  /** What a word stands for; one that is not known is a mistake, and stands for something else. */
  static <T> T word(Cell cell, T[] values, Function<T, String> text, T otherwise) {
    List<String> words = Arrays.stream(values).map(text).toList();
    return Words.known(
            cell,
            cell.text(),
            words,
            word -> Arrays.stream(values).filter(value -> text.apply(value).equals(word)).findAny())
        .orElse(otherwise);
  }

  static int number(Cell cell) {
    if (constant(cell) instanceof Long number && number == number.intValue()) {
      return number.intValue();
    }
    cell.problem("'" + cell.text() + "' is no whole number; write one, such as 3.");
    return 0;
  }

  /** A YAML true, false or whole number as such, anything else as text. */
  static Object constant(Cell cell) {
    String text = cell.text();
    boolean plain =
        cell.node() instanceof ScalarNode node && node.getScalarStyle() == ScalarStyle.PLAIN;
    if (plain && (text.equals("true") || text.equals("false"))) {
      return Boolean.valueOf(text);
    }
    if (plain && text.matches("-?[0-9]{1,18}")) {
      return Long.valueOf(text);
    }
    return text;
  }
}
