package io.defenderxdr.settings;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the repairs of messages that are no JSON (specification: event hub, section 3). Patterns
 * are those of RE2, which work in a time linear to the message: no look-ahead, no back-reference.
 *
 * @param event the stream's section
 * @param problems what is wrong
 */
record SanitizerReader(Section event, Problems problems) {

  private static final Pattern GROUP = Pattern.compile("\\$\\{?([0-9]+)");
  private static final Set<String> NAMES = Set.of("type", "pattern", "replacement", "spec");

  List<EventConfiguration.Sanitizer> read() {
    List<EventConfiguration.Sanitizer> sanitizers = new ArrayList<>();
    YamlValue written = event.find("sanitizers").orElse(new YamlValue.Nothing(event.line()));
    String path = event.path() + ".sanitizers";
    switch (written) {
      case YamlValue.Items items -> {
        for (int i = 0; i < items.list().size(); i++) {
          one(items.list().get(i), path + "[" + i + "]").ifPresent(sanitizers::add);
        }
      }
      case YamlValue.Nothing nothing -> {}
      default -> problems.add(written.line(), path, "must be a list of sanitizers");
    }
    addOld(sanitizers);
    return sanitizers;
  }

  private void addOld(List<EventConfiguration.Sanitizer> sanitizers) {
    for (String name : event.list("sanitize_options")) {
      switch (name) {
        case "NEW_LINES" -> sanitizers.add(new EventConfiguration.Sanitizer.NewLines());
        case "SINGLE_QUOTES" -> sanitizers.add(new EventConfiguration.Sanitizer.SingleQuotes());
        default ->
            event.problem("sanitize_options", "'" + name + "' must be NEW_LINES or SINGLE_QUOTES");
      }
    }
    if (event.has("sanitize_options")) {
      event.remark("sanitize_options", "is an old name; write sanitizers instead");
    }
  }

  private Optional<EventConfiguration.Sanitizer> one(YamlValue item, String path) {
    Map<String, YamlValue> entries = Sections.block(path, item, problems).entries();
    entries.forEach((name, value) -> checkName(name, value, path));
    String type = text(entries, "type");
    return switch (type) {
      case "new_lines" -> Optional.of(new EventConfiguration.Sanitizer.NewLines());
      case "single_quotes" -> Optional.of(new EventConfiguration.Sanitizer.SingleQuotes());
      case "replace_all" -> replaceAll(entries, item.line(), path);
      default -> {
        problems.add(
            item.line(),
            path,
            "its type '%s' must be new_lines, single_quotes or replace_all".formatted(type));
        yield Optional.empty();
      }
    };
  }

  private void checkName(String name, YamlValue value, String path) {
    if (!NAMES.contains(name)) {
      String hint =
          NearMiss.of(name, NAMES)
              .map(near -> "did you mean '" + near + "'?")
              .orElse("known are type, pattern and replacement");
      problems.add(value.line(), path + "." + name, "unknown setting; " + hint);
    }
  }

  private Optional<EventConfiguration.Sanitizer> replaceAll(
      Map<String, YamlValue> entries, int line, String path) {
    // The reference's engine writes the two below 'spec'.
    Map<String, YamlValue> spec =
        entries.get("spec") instanceof YamlValue.Block block ? block.entries() : entries;
    String pattern = text(spec, "pattern");
    if (pattern.isEmpty() || !spec.containsKey("replacement")) {
      problems.add(line, path, "replace_all needs 'pattern' and 'replacement'");
      return Optional.empty();
    }
    String replacement = text(spec, "replacement");
    try {
      String group = missingGroup(Pattern.compile(pattern).groupCount(), replacement);
      if (!group.isEmpty()) {
        problems.add(
            line,
            path + ".replacement",
            "'%s' names group %s, which the pattern does not have; a dollar sign is written \\$"
                .formatted(replacement, group));
        return Optional.empty();
      }
    } catch (PatternSyntaxException e) {
      problems.add(
          line,
          path + ".pattern",
          "'%s' is no regular expression (%s)".formatted(pattern, e.getDescription()));
      return Optional.empty();
    }
    return Optional.of(new EventConfiguration.Sanitizer.ReplaceAll(pattern, replacement));
  }

  /** A group that is not there would only show at the first match; empty if all are. */
  private static String missingGroup(int groups, String replacement) {
    Matcher named = GROUP.matcher(replacement);
    while (named.find()) {
      String number = named.group(1);
      if (number.length() > 3 || Integer.parseInt(number) > groups) {
        return number;
      }
    }
    return "";
  }

  private static String text(Map<String, YamlValue> entries, String name) {
    return entries.get(name) instanceof YamlValue.Scalar scalar ? scalar.text() : "";
  }
}
