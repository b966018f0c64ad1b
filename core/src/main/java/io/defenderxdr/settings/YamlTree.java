package io.defenderxdr.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns YAML text into values with lines, and resolves {@code ${ENV}} and {@code ${file:PATH}}. */
final class YamlTree {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
  private static final String FILE = "file:";

  private final Problems problems;
  private final UnaryOperator<@Nullable String> environment;

  YamlTree(Problems problems, UnaryOperator<@Nullable String> environment) {
    this.problems = problems;
    this.environment = environment;
  }

  YamlValue read(String yaml) {
    LoadSettings settings =
        LoadSettings.builder().setUseMarks(true).setAllowDuplicateKeys(true).build();
    try {
      Optional<Node> root = new Compose(settings).composeString(yaml);
      return root.map(node -> value(node, "")).orElse(new YamlValue.Nothing(1));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      problems.add(line, "", "no valid YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(1, "", "no valid YAML: " + e.getMessage());
    }
    return new YamlValue.Nothing(1);
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private YamlValue value(Node node, String path) {
    return switch (node) {
      case MappingNode mapping -> block(mapping, path);
      case SequenceNode sequence -> items(sequence, path);
      case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) ->
          new YamlValue.Nothing(line(node));
      case ScalarNode scalar ->
          new YamlValue.Scalar(
              line(node), resolve(scalar.getValue(), line(node), path), !scalar.isPlain());
      default -> new YamlValue.Nothing(line(node));
    };
  }

  private YamlValue block(MappingNode mapping, String path) {
    Map<String, YamlValue> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = tuple.getKeyNode();
      String name = key instanceof ScalarNode scalar ? scalar.getValue() : "?";
      String at = path.isEmpty() ? name : path + "." + name;
      if (entries.put(name, value(tuple.getValueNode(), at)) != null) {
        problems.add(line(key), at, "stands here twice; keep one of them");
      }
    }
    return new YamlValue.Block(line(mapping), entries);
  }

  private YamlValue items(SequenceNode sequence, String path) {
    List<YamlValue> list = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      list.add(value(item, path + "[" + list.size() + "]"));
    }
    return new YamlValue.Items(line(sequence), list);
  }

  private String resolve(String text, int line, String path) {
    Matcher reference = REFERENCE.matcher(text);
    StringBuilder resolved = new StringBuilder();
    while (reference.find()) {
      String value = referred(reference.group(1), line, path);
      reference.appendReplacement(resolved, Matcher.quoteReplacement(value));
    }
    return reference.appendTail(resolved).toString();
  }

  private String referred(String name, int line, String path) {
    if (name.startsWith(FILE)) {
      try {
        return Files.readString(Path.of(name.substring(FILE.length()))).stripTrailing();
      } catch (IOException | InvalidPathException e) {
        problems.add(
            line, path, "the file of ${" + name + "} cannot be read; check its path and rights");
        return "";
      }
    }
    String value = environment.apply(name);
    if (value == null) {
      problems.add(line, path, "the environment variable " + name + " is not set");
      return "";
    }
    return value;
  }
}
