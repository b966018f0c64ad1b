package io.defenderxdr.mapping.processor;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.defenderxdr.settings.Problems;
import io.defenderxdr.settings.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reads the processors of a settings file.
 *
 * @param problems where problems go
 */
record RuleReader(Problems problems) {

  private static final Map<String, List<String>> KNOWN =
      new TreeMap<>(
          Map.of(
              "add_fields", List.of("fields", "target", "when"),
              "add_tags", List.of("tags", "target", "when"),
              "drop_event", List.of("when"),
              "drop_fields", List.of("fields", "ignore_missing", "when")));

  /** Without these a document would have another id at each change of the settings. */
  private static final Set<String> OF_AN_ALERTS_ID =
      Set.of("id", "incidentId", "lastUpdateDateTime", "providerAlertId");

  /** What is inside the properties may go: the id is made of them as they were received. */
  private static final Set<String> OF_AN_EVENTS_ID = Set.of("tenantId", "category", "properties");

  static List<String> names() {
    return List.copyOf(KNOWN.keySet());
  }

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
    List<String> known = KNOWN.get(name);
    if (known == null) {
      problems.add(body.line(), path, "unknown processor; " + Options.hint(name, KNOWN.keySet()));
      return;
    }
    if (!(body instanceof YamlValue.Block block)) {
      problems.add(body.line(), path, "must be a block of " + String.join(", ", known));
      return;
    }
    Options options = new Options(block, path, problems);
    options.allowOnly(known);
    YamlValue when = options.find("when");
    Condition condition =
        when == null ? Condition.ALWAYS : new Conditions(problems).compile(when, path + ".when");
    rules.add(new Processors.Rule(condition, action(name, options)));
  }

  private Action action(String name, Options options) {
    return switch (name) {
      case "add_fields" -> addFields(options);
      case "add_tags" -> addTags(options);
      case "drop_fields" -> dropFields(options);
      default -> {
        if (options.find("when") == null) {
          problems.add(
              options.block().line(), options.path(), "needs 'when', or it would drop everything");
        }
        yield new Action.DropEvent();
      }
    };
  }

  private Action addFields(Options options) {
    String target = options.text("target", "fields");
    if (options.find("fields") instanceof YamlValue.Block named && !named.entries().isEmpty()) {
      return new Action.AddFields(
          new FieldValues(problems).read(named, target, options.path() + ".fields"));
    }
    problems.add(
        options.block().line(), options.path(), "needs 'fields', a block of names and values");
    return new Action.AddFields(Map.of());
  }

  private Action addTags(Options options) {
    List<String> tags = options.texts("tags", "texts");
    String target = options.text("target", "tags");
    return target.equals("tags") || target.isEmpty()
        ? new Action.AddTags(tags)
        : new Action.AddTagsTo(target, tags);
  }

  private Action dropFields(Options options) {
    String ignore = options.text("ignore_missing", "false");
    if (!ignore.equals("true") && !ignore.equals("false")) {
      YamlValue written = options.block().entries().get("ignore_missing");
      problems.add(
          written == null ? options.block().line() : written.line(),
          options.path() + ".ignore_missing",
          "must be true or false");
    }
    List<Predicate<String>> dropped = new ArrayList<>();
    for (String name : options.texts("fields", "property names")) {
      Predicate<String> test = nameOrPattern(name, options);
      requireId(name, test, options);
      dropped.add(test);
    }
    return new Action.DropFields(name -> dropped.stream().anyMatch(test -> test.test(name)));
  }

  private static Set<String> ofTheId(String path) {
    return path.contains(".streams.event.") ? OF_AN_EVENTS_ID : OF_AN_ALERTS_ID;
  }

  private void requireId(String name, Predicate<String> test, Options options) {
    ofTheId(options.path()).stream()
        .filter(test)
        .sorted()
        .findFirst()
        .ifPresent(
            id ->
                problems.add(
                    options.block().line(),
                    options.path(),
                    "'%s' would drop '%s', which the document's id is made of"
                        .formatted(name, id)));
  }

  private Predicate<String> nameOrPattern(String name, Options options) {
    if (name.length() < 3 || !name.startsWith("/") || !name.endsWith("/")) {
      return name::equals;
    }
    try {
      Pattern pattern = Pattern.compile(name.substring(1, name.length() - 1));
      return found -> pattern.matcher(found).find();
    } catch (PatternSyntaxException e) {
      problems.add(
          options.block().line(), options.path(), "'" + name + "' is no regular expression");
      return found -> false;
    }
  }
}
