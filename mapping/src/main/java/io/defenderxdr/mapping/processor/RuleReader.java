package io.defenderxdr.mapping.processor;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.defenderxdr.settings.NearMiss;
import io.defenderxdr.settings.Problems;
import io.defenderxdr.settings.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads the processors of a settings file.
 *
 * @param problems where problems go
 */
record RuleReader(Problems problems) {

  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          "add_fields", Set.of("target", "fields", "when"),
          "add_tags", Set.of("target", "tags", "when"),
          "drop_event", Set.of("when"),
          "drop_fields", Set.of("fields", "ignore_missing", "when"));

  /** Without these a document would have another id at each change of the settings. */
  private static final Set<String> OF_THE_ID =
      Set.of("id", "incidentId", "lastUpdateDateTime", "providerAlertId");

  private static final YamlValue NOTHING = new YamlValue.Nothing(0);

  List<Processors.Rule> read(YamlValue value, String path) {
    List<Processors.Rule> rules = new ArrayList<>();
    if (!(value instanceof YamlValue.Items items)) {
      problems.add(value.line(), path, "must be a list of processors");
      return rules;
    }
    for (int i = 0; i < items.list().size(); i++) {
      YamlValue item = items.list().get(i);
      String at = path + "[" + i + "]";
      if (item instanceof YamlValue.Block block && block.entries().size() == 1) {
        block.entries().forEach((name, body) -> rule(name, body, at + "." + name, rules));
      } else {
        problems.add(item.line(), at, "must be one processor, such as 'drop_event: {when: ...}'");
      }
    }
    return rules;
  }

  private void rule(String name, YamlValue body, String path, List<Processors.Rule> rules) {
    Set<String> options = KNOWN.get(name);
    if (options == null) {
      String near =
          NearMiss.of(name, KNOWN.keySet()).map(n -> "; did you mean '" + n + "'?").orElse("");
      problems.add(
          body.line(),
          path,
          "unknown processor; known are " + String.join(", ", sorted(KNOWN.keySet())) + near);
      return;
    }
    if (!(body instanceof YamlValue.Block block)) {
      problems.add(body.line(), path, "must be a block of " + String.join(", ", sorted(options)));
      return;
    }
    for (Map.Entry<String, YamlValue> entry : block.entries().entrySet()) {
      if (!options.contains(entry.getKey())) {
        problems.add(
            entry.getValue().line(),
            path + "." + entry.getKey(),
            "unknown option; known are " + String.join(", ", sorted(options)));
      }
    }
    YamlValue when = block.entries().getOrDefault("when", NOTHING);
    Condition condition =
        when == NOTHING ? Condition.ALWAYS : new Conditions(problems).compile(when, path + ".when");
    rules.add(new Processors.Rule(condition, action(name, block, path)));
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private Action action(String name, YamlValue.Block block, String path) {
    return switch (name) {
      case "add_fields" -> addFields(block, path);
      case "add_tags" -> addTags(block, path);
      case "drop_fields" -> dropFields(block, path);
      default -> {
        if (!block.entries().containsKey("when")) {
          problems.add(block.line(), path, "needs 'when', or it would drop everything");
        }
        yield new Action.DropEvent();
      }
    };
  }

  private static String target(YamlValue.Block block, String standard) {
    YamlValue target = block.entries().get("target");
    return target instanceof YamlValue.Scalar scalar ? scalar.text() : standard;
  }

  private Action addFields(YamlValue.Block block, String path) {
    Map<String, Object> fields = new LinkedHashMap<>();
    String target = target(block, "fields");
    if (block.entries().get("fields") instanceof YamlValue.Block named) {
      flatten(target, named, fields);
    }
    if (fields.isEmpty()) {
      problems.add(block.line(), path, "needs 'fields', a block of names and values");
    }
    return new Action.AddFields(fields);
  }

  private static void flatten(String prefix, YamlValue.Block block, Map<String, Object> fields) {
    block
        .entries()
        .forEach(
            (name, value) -> {
              String at = prefix.isEmpty() ? name : prefix + "." + name;
              switch (value) {
                case YamlValue.Block inner -> flatten(at, inner, fields);
                case YamlValue.Scalar scalar -> fields.put(at, typed(scalar.text()));
                case YamlValue.Items items ->
                    fields.put(
                        at, Conditions.texts(items).stream().map(RuleReader::typed).toList());
                case YamlValue.Nothing nothing -> {
                  // A field without a value adds nothing.
                }
              }
            });
  }

  private static Object typed(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    return text.matches("-?(0|[1-9]\\d{0,17})") ? (Object) Long.valueOf(text) : text;
  }

  private Action addTags(YamlValue.Block block, String path) {
    List<String> tags = Conditions.texts(block.entries().getOrDefault("tags", NOTHING));
    if (tags.isEmpty()) {
      problems.add(block.line(), path, "needs 'tags', a list of texts");
    }
    String target = target(block, "tags");
    return target.equals("tags")
        ? new Action.AddTags(tags)
        : new Action.AddFields(Map.of(target, tags));
  }

  private Action dropFields(YamlValue.Block block, String path) {
    List<Predicate<String>> dropped = new ArrayList<>();
    List<String> names = Conditions.texts(block.entries().getOrDefault("fields", NOTHING));
    if (names.isEmpty()) {
      problems.add(block.line(), path, "needs 'fields', a list of property names");
    }
    for (String name : names) {
      Predicate<String> test = nameOrPattern(name, block, path);
      OF_THE_ID.stream()
          .filter(test)
          .sorted()
          .findFirst()
          .ifPresent(
              id ->
                  problems.add(
                      block.line(),
                      path,
                      "'%s' would drop '%s', which the document's id is made of"
                          .formatted(name, id)));
      dropped.add(test);
    }
    return new Action.DropFields(name -> dropped.stream().anyMatch(test -> test.test(name)));
  }

  private Predicate<String> nameOrPattern(String name, YamlValue.Block block, String path) {
    if (name.length() < 3 || !name.startsWith("/") || !name.endsWith("/")) {
      return name::equals;
    }
    try {
      Pattern pattern = Pattern.compile(name.substring(1, name.length() - 1));
      return found -> pattern.matcher(found).find();
    } catch (PatternSyntaxException e) {
      problems.add(block.line(), path, "'" + name + "' is no regular expression");
      return found -> false;
    }
  }
}
