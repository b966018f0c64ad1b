package io.defenderxdr.mapping.processor;

import io.defenderxdr.settings.NearMiss;
import io.defenderxdr.settings.Problems;
import io.defenderxdr.settings.YamlValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options of one processor, or the parts of one condition.
 *
 * @param block as written
 * @param path where it stands
 * @param problems where problems go
 */
record Options(YamlValue.Block block, String path, Problems problems) {

  @Nullable YamlValue find(String name) {
    return block.entries().get(name);
  }

  /** Says of every option that is not known, what is, and what was probably meant. */
  void allowOnly(Collection<String> known) {
    block
        .entries()
        .forEach(
            (name, value) -> {
              if (!known.contains(name)) {
                problems.add(
                    value.line(), path + "." + name, "unknown option; " + hint(name, known));
              }
            });
  }

  /** What is known, and which of it was probably meant. */
  static String hint(String name, Collection<String> known) {
    return "known are "
        + String.join(", ", known)
        + NearMiss.of(name, known).map(near -> "; did you mean '" + near + "'?").orElse("");
  }

  /** One text; the standard where there is none. */
  String text(String name, String standard) {
    YamlValue value = find(name);
    if (value == null || value instanceof YamlValue.Nothing) {
      return standard;
    }
    if (value instanceof YamlValue.Scalar scalar) {
      return scalar.text();
    }
    problems.add(value.line(), path + "." + name, "must be one name");
    return standard;
  }

  /** A list of texts, which must be there. */
  List<String> texts(String name, String what) {
    YamlValue value = find(name);
    if (value == null) {
      problems.add(block.line(), path, "needs '" + name + "', a list of " + what);
      return List.of();
    }
    return texts(value, path + "." + name, what, problems);
  }

  /** The texts of a list, or of one value; anything else, and nothing, is a problem. */
  static List<String> texts(YamlValue value, String path, String what, Problems problems) {
    List<YamlValue> items = value instanceof YamlValue.Items list ? list.list() : List.of(value);
    List<String> texts = new ArrayList<>();
    items.forEach(item -> text(item).ifPresent(texts::add));
    if (texts.isEmpty() || texts.size() < items.size()) {
      problems.add(value.line(), path, "must be a list of " + what);
    }
    return texts;
  }

  private static Optional<String> text(YamlValue item) {
    return item instanceof YamlValue.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
  }
}
