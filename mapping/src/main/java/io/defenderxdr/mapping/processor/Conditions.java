package io.defenderxdr.mapping.processor;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.defenderxdr.settings.Problems;
import io.defenderxdr.settings.YamlValue;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compiles conditions; what is wrong becomes a problem, and the condition then holds always.
 *
 * @param problems where problems go
 */
record Conditions(Problems problems) {

  private static final List<String> NAMES =
      List.of("equals", "contains", "regexp", "range", "network", "has_fields", "or", "and", "not");

  private static final Map<String, Predicate<Integer>> BOUNDS =
      Map.of("lt", c -> c < 0, "lte", c -> c <= 0, "gt", c -> c > 0, "gte", c -> c >= 0);

  static List<String> names() {
    return NAMES;
  }

  Condition compile(YamlValue value, String path) {
    if (!(value instanceof YamlValue.Block block) || block.entries().isEmpty()) {
      problems.add(value.line(), path, "must be a condition such as 'equals: {severity: low}'");
      return Condition.ALWAYS;
    }
    List<Condition> all = new ArrayList<>();
    block.entries().forEach((name, body) -> all.add(one(name, body, path + "." + name)));
    return record -> all.stream().allMatch(condition -> condition.holds(record));
  }

  private Condition one(String name, YamlValue body, String path) {
    return switch (name) {
      case "equals" -> each(body, path, (at, text) -> text::equals);
      case "contains" -> each(body, path, (at, text) -> found -> found.contains(text));
      case "regexp" -> each(body, path, this::regexp);
      case "range" -> range(body, path);
      case "network" -> network(body, path);
      case "has_fields" -> hasFields(body, path);
      case "not" -> {
        Condition inner = compile(body, path);
        yield record -> !inner.holds(record);
      }
      case "or", "and" -> several(name, body, path);
      default -> {
        problems.add(body.line(), path, "unknown condition; " + Options.hint(name, NAMES));
        yield Condition.ALWAYS;
      }
    };
  }

  private Condition several(String name, YamlValue body, String path) {
    if (!(body instanceof YamlValue.Items items) || items.list().isEmpty()) {
      problems.add(body.line(), path, "must be a list of conditions");
      return Condition.ALWAYS;
    }
    List<Condition> inner = new ArrayList<>();
    for (YamlValue item : items.list()) {
      inner.add(compile(item, path + "[" + inner.size() + "]"));
    }
    return name.equals("or")
        ? record -> inner.stream().anyMatch(condition -> condition.holds(record))
        : record -> inner.stream().allMatch(condition -> condition.holds(record));
  }

  /** A test made for each named property; a property fulfils it with any of its values. */
  private interface Maker {
    @Nullable Predicate<String> make(String path, String text);
  }

  private Condition each(YamlValue body, String path, Maker maker) {
    List<Condition> all = new ArrayList<>();
    for (Map.Entry<String, YamlValue> entry : entries(body, path).entrySet()) {
      String at = path + "." + entry.getKey();
      if (!(entry.getValue() instanceof YamlValue.Scalar scalar)) {
        problems.add(entry.getValue().line(), at, "must be one value");
        continue;
      }
      Predicate<String> test = maker.make(at, scalar.text());
      if (test == null) {
        problems.add(scalar.line(), at, "'" + scalar.text() + "' is no regular expression");
      } else {
        String name = entry.getKey();
        all.add(record -> record.texts(name).stream().anyMatch(test));
      }
    }
    return record -> all.stream().allMatch(condition -> condition.holds(record));
  }

  private @Nullable Predicate<String> regexp(String path, String text) {
    try {
      Pattern pattern = Pattern.compile(text);
      return found -> pattern.matcher(found).find();
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  private Map<String, YamlValue> entries(YamlValue body, String path) {
    if (body instanceof YamlValue.Block block && !block.entries().isEmpty()) {
      return block.entries();
    }
    problems.add(body.line(), path, "must name properties, such as {severity: low}");
    return Map.of();
  }

  private Condition range(YamlValue body, String path) {
    Map<String, Predicate<BigDecimal>> tests = new LinkedHashMap<>();
    entries(body, path)
        .forEach(
            (name, value) -> {
              if (value instanceof YamlValue.Block bounds && !bounds.entries().isEmpty()) {
                bounds
                    .entries()
                    .forEach((bound, at) -> add(tests, name, bound(name, bound, at, path)));
              } else {
                int dot = Math.max(0, name.lastIndexOf('.'));
                String property = name.substring(0, dot);
                String bound = name.substring(name.lastIndexOf('.') + 1);
                add(tests, property, bound(property, bound, value, path));
              }
            });
    return record ->
        tests.entrySet().stream()
            .allMatch(
                test ->
                    record.texts(test.getKey()).stream()
                        .flatMap(text -> number(text).stream())
                        .anyMatch(test.getValue()));
  }

  /** All bounds of a property must hold for one and the same of its values. */
  private static void add(
      Map<String, Predicate<BigDecimal>> tests, String name, Predicate<BigDecimal> test) {
    tests.merge(name, test, Predicate::and);
  }

  private Predicate<BigDecimal> bound(String name, String bound, YamlValue value, String path) {
    Predicate<Integer> test = BOUNDS.get(bound);
    Optional<BigDecimal> limit =
        value instanceof YamlValue.Scalar scalar ? number(scalar.text()) : Optional.empty();
    if (test == null || limit.isEmpty() || name.isEmpty()) {
      problems.add(
          value.line(), path, "must be like {riskScore: {gte: 5}} with lt, lte, gt or gte");
      return found -> false;
    }
    return found -> test.test(found.compareTo(limit.get()));
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return text.length() > 400 ? Optional.empty() : Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Condition network(YamlValue body, String path) {
    List<Condition> all = new ArrayList<>();
    entries(body, path)
        .forEach(
            (name, value) -> {
              List<Predicate<InetAddress>> ranges = ranges(value, path + "." + name);
              Predicate<InetAddress> any =
                  address -> ranges.stream().anyMatch(range -> range.test(address));
              all.add(
                  record ->
                      record.texts(name).stream()
                          .flatMap(text -> Networks.address(text).stream())
                          .anyMatch(any));
            });
    return record -> all.stream().allMatch(condition -> condition.holds(record));
  }

  private List<Predicate<InetAddress>> ranges(YamlValue value, String path) {
    List<Predicate<InetAddress>> ranges = new ArrayList<>();
    for (String text : Options.texts(value, path, "networks, or one", problems)) {
      Optional<Predicate<InetAddress>> range = Networks.parse(text);
      range.ifPresent(ranges::add);
      if (range.isEmpty()) {
        problems.add(
            value.line(),
            path,
            "'%s' is no network: write a CIDR such as 10.0.0.0/8, or one of %s"
                .formatted(text, String.join(", ", Networks.names())));
      }
    }
    return ranges;
  }

  private Condition hasFields(YamlValue body, String path) {
    List<String> names = Options.texts(body, path, "property names", problems);
    return record -> names.stream().allMatch(record::has);
  }
}
