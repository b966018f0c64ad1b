package io.defenderxdr.mapping.processor;

import io.defenderxdr.settings.Problems;
import io.defenderxdr.settings.YamlValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the values of {@code add_fields}: what is written in quotes is a text; else numbers are
 * numbers and {@code true} and {@code false} are truths.
 *
 * @param problems where problems go
 */
record FieldValues(Problems problems) {

  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,17})");
  private static final Pattern BROKEN = Pattern.compile("-?(0|[1-9]\\d{0,17})\\.\\d{1,18}");

  /**
   * The values by their dotted names.
   *
   * @param target the name above all of them; empty = none
   * @param path where the block stands
   */
  Map<String, Object> read(YamlValue.Block block, String target, String path) {
    Map<String, Object> fields = new LinkedHashMap<>();
    flatten(block, target, path, fields);
    return fields;
  }

  private void flatten(
      YamlValue.Block block, String prefix, String path, Map<String, Object> fields) {
    block
        .entries()
        .forEach(
            (name, value) -> {
              String field = prefix.isEmpty() ? name : prefix + "." + name;
              String at = path + "." + name;
              switch (value) {
                case YamlValue.Block inner -> flatten(inner, field, at, fields);
                case YamlValue.Scalar scalar -> fields.put(field, typed(scalar));
                case YamlValue.Items items -> fields.put(field, list(items, at));
                case YamlValue.Nothing nothing -> {
                  // A field without a value adds nothing.
                }
              }
            });
  }

  private List<Object> list(YamlValue.Items items, String path) {
    List<Object> values = new ArrayList<>();
    for (YamlValue item : items.list()) {
      if (item instanceof YamlValue.Scalar scalar) {
        values.add(typed(scalar));
      } else {
        problems.add(item.line(), path, "must be a list of texts, numbers, true or false");
      }
    }
    return values;
  }

  private static Object typed(YamlValue.Scalar scalar) {
    String text = scalar.text();
    if (scalar.quoted()) {
      return text;
    }
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    return number(text).map(Object.class::cast).orElse(text);
  }

  private static Optional<Number> number(String text) {
    if (WHOLE.matcher(text).matches()) {
      return Optional.of(Long.valueOf(text));
    }
    return BROKEN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
