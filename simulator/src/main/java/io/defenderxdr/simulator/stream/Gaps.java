package io.defenderxdr.simulator.stream;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns texts with gaps into templates. A gap <code>${...}</code> holds a variable of the table, a
 * noun of the scene, a list of {@code lists.txt}, or a die: {@code 1..9}, {@code a|b|c}, {@code
 * hex:8}, {@code guid} and what else {@link Die} throws. Not for sharing.
 */
final class Gaps {
  private final Map<String, Integer> variables;
  private final Map<String, List<Template>> lists;

  Gaps(Map<String, Integer> variables, Map<String, List<Template>> lists) {
    this.variables = variables;
    this.lists = lists;
  }

  /**
   * Reads a text.
   *
   * @param json whether it is JSON, so that what fills a gap must be escaped
   * @throws IllegalStateException if a gap holds nothing that is known
   */
  Template template(String text, boolean json, Line line) {
    List<Template.Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw line.fault("a gap is not closed");
      }
      literal(pieces, text.substring(from, open));
      Template.Piece gap = gap(text.substring(open + 2, close), json, line);
      boolean quoted = open > 0 && ":,[".indexOf(text.charAt(open - 1)) < 0;
      pieces.add(json && open > 0 ? escaped(gap, quoted) : gap);
      from = close + 1;
    }
    literal(pieces, text.substring(from));
    if (pieces.isEmpty()) {
      pieces.add(scene -> "");
    }
    return Template.of(List.copyOf(pieces));
  }

  private static void literal(List<Template.Piece> pieces, String text) {
    if (!text.isEmpty()) {
      pieces.add(scene -> text);
    }
  }

  private static Template.Piece escaped(Template.Piece gap, boolean quoted) {
    return scene -> {
      Object value = gap.in(scene);
      if (value == null) {
        return quoted ? "" : "null";
      }
      boolean raw = value instanceof Number || value instanceof Boolean || value instanceof Json;
      return raw
          ? value
          : new String(JsonStringEncoder.getInstance().quoteAsString((String) value));
    };
  }

  private Template.Piece gap(String name, boolean json, Line line) {
    if (json && name.startsWith("json:")) {
      Template.Piece raw = gap(name.substring("json:".length()), false, line);
      return scene -> new Json(raw.in(scene));
    }
    Integer variable = variables.get(name);
    if (variable != null) {
      int index = variable;
      return scene -> scene.variable(index);
    }
    Template.Piece noun = Nouns.ALL.get(name);
    if (noun != null) {
      return noun;
    }
    Template.Piece die = Die.of(name);
    return die != null ? die : list(name, line);
  }

  private Template.Piece list(String name, Line line) {
    int mark = name.indexOf('!');
    Anchor anchor = mark < 0 ? Anchor.NONE : Anchor.named(name.substring(0, mark), line);
    String listed = name.substring(mark + 1);
    List<Template> entries = lists.get(listed);
    if (entries == null) {
      throw line.fault("'" + name + "' is no variable, noun or list");
    }
    int salt = listed.hashCode();
    return scene -> scene.dice(anchor, salt).pick(entries).in(scene);
  }

  /** JSON that goes into other JSON as it is. */
  private record Json(@Nullable Object text) {
    @Override
    public String toString() {
      return String.valueOf(text);
    }
  }
}
