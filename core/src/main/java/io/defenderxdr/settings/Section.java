package io.defenderxdr.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one place, each found, else taken from the section around it, else the table's
 * standard. What is wrong is added to the problems, and reading goes on.
 */
final class Section {

  private final Place place;
  private final String path;
  private final YamlValue.Block block;
  private final @Nullable Section around;
  private final Problems problems;

  Section(
      Place place,
      String path,
      YamlValue.Block block,
      @Nullable Section around,
      Problems problems) {
    this.place = place;
    this.path = path;
    this.block = block;
    this.around = around;
    this.problems = problems;
    block.entries().forEach(this::checkName);
  }

  private void checkName(String name, YamlValue value) {
    if (SettingsTable.find(place, name).isPresent()) {
      return;
    }
    String hint = elsewhere(name).or(() -> nearMiss(name)).orElse("see the settings page");
    problems.add(value.line(), at(name), "unknown setting; " + hint);
  }

  private Optional<String> elsewhere(String name) {
    return SettingsTable.rows().stream()
        .filter(row -> row.isCalled(name))
        .flatMap(row -> row.places().stream())
        .sorted()
        .findFirst()
        .map(other -> "'" + name + "' belongs under " + other.words());
  }

  private Optional<String> nearMiss(String name) {
    TreeSet<String> known = new TreeSet<>();
    SettingsTable.of(place)
        .forEach(
            row -> {
              known.add(row.name());
              known.addAll(row.aliases());
            });
    return NearMiss.of(name, known).map(near -> "did you mean '" + near + "'?");
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  int line() {
    return block.line();
  }

  String path() {
    return path;
  }

  /** Names something wrong with one setting of this section. */
  void problem(String name, String sentence) {
    problems.add(find(name).map(YamlValue::line).orElse(block.line()), at(name), sentence);
  }

  private static Setting setting(Place place, String name) {
    return SettingsTable.find(place, name)
        .orElseThrow(() -> new IllegalArgumentException("No setting " + place + "." + name));
  }

  /** The value as written here or around, without the standard. */
  Optional<YamlValue> find(String name) {
    Setting setting = setting(place, name);
    for (Map.Entry<String, YamlValue> entry : block.entries().entrySet()) {
      if (setting.isCalled(entry.getKey()) && !(entry.getValue() instanceof YamlValue.Nothing)) {
        return Optional.of(entry.getValue());
      }
    }
    return around != null && SettingsTable.find(around.place, name).isPresent()
        ? around.find(name)
        : Optional.empty();
  }

  /** A text that fulfils its check; empty where there is none, or a wrong one was reported. */
  Optional<String> text(String name) {
    Setting setting = setting(place, name);
    Optional<YamlValue> found = find(name);
    if (found.isEmpty()) {
      return Optional.ofNullable(setting.standard());
    }
    if (!(found.get() instanceof YamlValue.Scalar scalar)) {
      problem(name, "must be " + setting.kind().words());
      return Optional.ofNullable(setting.standard());
    }
    Optional<String> wrong = setting.check().test().problem(scalar.text());
    wrong.ifPresent(clause -> problem(name, clause));
    return wrong.isPresent() ? Optional.ofNullable(setting.standard()) : Optional.of(scalar.text());
  }

  /** A text that must be there. */
  String needed(String name) {
    Optional<String> text = text(name).filter(value -> !value.isBlank());
    if (text.isEmpty() && find(name).isEmpty()) {
      problems.add(block.line(), at(name), "is missing; it is " + sentence(name));
    }
    return text.orElse("");
  }

  /**
   * A text that must be there because of another setting.
   *
   * @param clause why, and what to do
   */
  String neededFor(String name, String clause) {
    Optional<String> text = text(name).filter(value -> !value.isBlank());
    int line = find(name).map(YamlValue::line).orElse(block.line());
    // A reference that could not be resolved left an empty text, and was reported.
    if (text.isEmpty() && !problems.hasAt(line, name)) {
      problem(name, "is missing; " + clause);
    }
    return text.orElse("");
  }

  /** What a setting of this section is for. */
  String sentence(String name) {
    return setting(place, name).sentence();
  }

  /** Whether there is a value here or around, the standard aside. */
  boolean has(String name) {
    return find(name)
        .filter(value -> !(value instanceof YamlValue.Scalar scalar) || !scalar.text().isBlank())
        .isPresent();
  }

  /** Names something of one setting that is no error but worth a line. */
  void remark(String name, String sentence) {
    problems.remark(find(name).map(YamlValue::line).orElse(block.line()), at(name), sentence);
  }

  private String standardOrGiven(String name) {
    return text(name).orElseThrow(() -> new IllegalArgumentException("No standard for " + name));
  }

  Duration span(String name) {
    return Span.parse(standardOrGiven(name));
  }

  long size(String name) {
    return ByteSize.parse(standardOrGiven(name));
  }

  int number(String name) {
    return Integer.parseInt(standardOrGiven(name));
  }

  boolean isOn(String name) {
    return Boolean.parseBoolean(standardOrGiven(name));
  }

  Optional<Secret> secret(String name) {
    return text(name).filter(value -> !value.isEmpty()).map(Secret::new);
  }

  Optional<Path> path(String name) {
    return text(name).map(Path::of);
  }

  List<String> list(String name) {
    Optional<YamlValue> found = find(name);
    if (found.isEmpty()) {
      String standard = setting(place, name).standard();
      return standard == null ? List.of() : List.of(standard.split(", "));
    }
    List<String> texts = new ArrayList<>();
    List<YamlValue> items =
        found.get() instanceof YamlValue.Items several ? several.list() : List.of(found.get());
    for (YamlValue item : items) {
      if (item instanceof YamlValue.Scalar scalar) {
        texts.add(scalar.text());
      } else {
        problem(name, "must be " + Kind.LIST.words());
      }
    }
    return texts;
  }

  Map<String, String> map(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    Optional<YamlValue> found = find(name);
    if (found.isPresent() && !(found.get() instanceof YamlValue.Block)) {
      problem(name, "must be " + Kind.MAP.words());
    }
    if (found.isPresent() && found.get() instanceof YamlValue.Block names) {
      names
          .entries()
          .forEach(
              (key, value) -> {
                if (value instanceof YamlValue.Scalar scalar) {
                  texts.put(key, scalar.text());
                } else {
                  problem(name, "must be " + Kind.MAP.words());
                }
              });
    }
    return texts;
  }

  /** A section inside this one; empty if it is absent. */
  Section inner(Place inside, String name) {
    YamlValue found = find(name).orElse(new YamlValue.Nothing(block.line()));
    return Sections.of(inside, at(name), found, null, problems);
  }
}
