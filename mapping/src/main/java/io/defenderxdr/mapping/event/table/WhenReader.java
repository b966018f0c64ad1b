package io.defenderxdr.mapping.event.table;

import io.defenderxdr.mapping.event.table.When.Operand;
import io.defenderxdr.mapping.event.table.When.Word;
import io.defenderxdr.mapping.table.NearMiss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a condition. Used for one condition. */
final class WhenReader {

  private static final Pattern TOKEN = Pattern.compile("\\(|\\)|(?:'[^']*+'|[^\\s()']++)++");
  private static final List<String> JOINS = List.of("and", "or", "not", "(", ")");
  private static final List<String> WORDS = Arrays.stream(Word.values()).map(Word::text).toList();

  private final List<String> tokens = new ArrayList<>();
  private final Map<String, When> named;
  private final Consumer<String> problem;
  private int at;

  private WhenReader(String text, Map<String, When> named, Consumer<String> problem) {
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    this.named = named;
    this.problem = problem;
  }

  /**
   * Reads a condition.
   *
   * @param named the conditions that may be used by name
   * @param problem takes a sentence for each mistake
   */
  static When read(String text, Map<String, When> named, Consumer<String> problem) {
    WhenReader reader = new WhenReader(text, named, problem);
    When when = reader.any();
    if (reader.at < reader.tokens.size()) {
      problem.accept(
          "The condition '%s' goes on with '%s', where 'and' or 'or' belongs."
              .formatted(text, reader.tokens.get(reader.at)));
    }
    return when;
  }

  private When any() {
    List<When> parts = new ArrayList<>();
    do {
      parts.add(all());
    } while (accept("or"));
    return parts.size() == 1 ? parts.getFirst() : new When.Any(parts);
  }

  private When all() {
    List<When> parts = new ArrayList<>();
    do {
      parts.add(part());
    } while (accept("and"));
    return parts.size() == 1 ? parts.getFirst() : new When.All(parts);
  }

  private When part() {
    if (accept("not")) {
      return new When.Not(part());
    }
    if (accept("(")) {
      When when = any();
      if (!accept(")")) {
        problem.accept("The condition lacks a closing parenthesis.");
      }
      return when;
    }
    if (at >= tokens.size()) {
      problem.accept("The condition ends where something to test belongs.");
      return When.ALWAYS;
    }
    String name = tokens.get(at++);
    return at < tokens.size() && !JOINS.contains(tokens.get(at)) ? test(name) : named(name);
  }

  private When named(String name) {
    When when = named.get(name);
    if (when == null) {
      problem.accept(
          "Unknown condition '%s'. %s".formatted(name, NearMiss.hint(name, named.keySet())));
      return When.ALWAYS;
    }
    return when;
  }

  private When test(String name) {
    String text = tokens.get(at++);
    boolean ignoringCase = text.startsWith("~");
    String plain = ignoringCase ? text.substring(1) : text;
    Optional<Word> word =
        Arrays.stream(Word.values()).filter(known -> known.text().equals(plain)).findFirst();
    if (word.isEmpty()) {
      problem.accept("Unknown test '%s'. %s".formatted(text, NearMiss.hint(plain, WORDS)));
      return When.ALWAYS;
    }
    List<String> texts = word.get().compares() ? texts(name + " " + text) : List.of();
    return new When.Test(operand(name), word.get(), ignoringCase, texts);
  }

  private List<String> texts(String before) {
    if (at >= tokens.size() || JOINS.contains(tokens.get(at))) {
      problem.accept("A text to compare with is missing behind '%s'.".formatted(before));
      return List.of();
    }
    String token = tokens.get(at++);
    List<String> texts = new ArrayList<>();
    for (String text : token.split("\\|", -1)) {
      texts.add(text.startsWith("'") ? text.substring(1, text.length() - 1) : text);
    }
    return texts;
  }

  private static Operand operand(String name) {
    if (name.equals("table")) {
      return new Operand.Table();
    }
    if (name.equals("action")) {
      return new Operand.ActionType();
    }
    return name.startsWith("column:")
        ? new Operand.Column(name.substring("column:".length()))
        : new Operand.Field(name);
  }

  private boolean accept(String token) {
    boolean there = at < tokens.size() && tokens.get(at).equals(token);
    if (there) {
      at++;
    }
    return there;
  }
}
