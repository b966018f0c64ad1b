package io.defenderxdr.mapping.table;

import io.defenderxdr.mapping.value.Conversion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The words of the language that stand for something, and what is said of a wrong one. */
public final class Words {

  static final List<String> CONVERSIONS =
      Arrays.stream(Conversion.values()).map(Conversion::word).toList();
  static final List<String> FORMS = Arrays.stream(Form.values()).map(Form::word).toList();
  static final List<String> IMPROVEMENTS =
      Arrays.stream(Improvement.values()).map(Improvement::word).toList();

  /** Index types. */
  public static final List<String> TYPES =
      List.of(
          "keyword",
          "constant_keyword",
          "long",
          "date",
          "ip",
          "boolean",
          "double",
          "geo_point",
          "flattened",
          "match_only_text",
          "wildcard",
          "object",
          "uri");

  /** What a field can be searched as beside: word by word, and in small letters. */
  public static final List<String> ALSO = List.of("text", "caseless");

  private Words() {}

  /** What the word stands for; a word that is not known becomes a problem of the cell. */
  public static <T> Optional<T> known(
      Cell cell, String word, List<String> words, Function<String, Optional<T>> named) {
    Optional<T> found = named.apply(word);
    if (found.isEmpty()) {
      cell.problem("Unknown word '" + word + "'. " + NearMiss.hint(word, words));
    }
    return found;
  }
}
