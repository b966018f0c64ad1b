package io.defenderxdr.mapping.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A place in a YAML file that knows where it is, so that a problem can name file and line. */
public record Cell(Node node, String file, List<String> problems) {

  /**
   * The top of a file.
   *
   * @throws TableException if the text is no YAML
   */
  public static Cell root(String file, String yaml, List<String> problems) {
    try {
      Optional<Node> node =
          new Compose(LoadSettings.builder().setLabel(file).build()).composeString(yaml);
      return new Cell(
          node.orElseThrow(() -> failed(file, "The file is empty; write a table.")),
          file,
          problems);
    } catch (YamlEngineException e) {
      throw failed(file, "The file is no YAML: " + e.getMessage());
    }
  }

  private static TableException failed(String file, String sentence) {
    return new TableException(List.of(file + ": " + sentence));
  }

  /** Its line, the first being 1. */
  public int line() {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  /** Notes a mistake with file and line. */
  public void problem(String sentence) {
    problems.add(file + " line " + line() + ": " + sentence);
  }

  /** The text of a scalar; anything else is a mistake. */
  public String text() {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    problem("Here belongs a text.");
    return "";
  }

  /** The elements; one text stands for a list of one. */
  public List<Cell> items() {
    if (node instanceof SequenceNode sequence) {
      List<Cell> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(new Cell(item, file, problems)));
      return items;
    }
    return List.of(this);
  }

  /** The texts of all elements. */
  public List<String> texts() {
    return items().stream().map(Cell::text).toList();
  }

  /** All entries of a map. */
  public Map<String, Cell> entries() {
    Map<String, Cell> entries = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      problem("Here belong names with values, such as 'name: value'.");
      return entries;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      Cell name = new Cell(tuple.getKeyNode(), file, problems);
      if (entries.put(name.text(), new Cell(tuple.getValueNode(), file, problems)) != null) {
        name.problem("The name '" + name.text() + "' stands here twice; remove one.");
      }
    }
    return entries;
  }

  /** The entries of a map whose names are known. */
  public Fields fields(String... known) {
    Map<String, Cell> entries = entries();
    for (String name : entries.keySet()) {
      if (!List.of(known).contains(name)) {
        problem("Unknown name '" + name + "'. " + NearMiss.hint(name, List.of(known)));
      }
    }
    return new Fields(this, entries);
  }

  /** A map whose names were checked. */
  public record Fields(Cell cell, Map<String, Cell> entries) {

    /** An entry, if it is there. */
    public Optional<Cell> get(String name) {
      return Optional.ofNullable(entries.get(name));
    }

    /** A text that must be there. */
    public String required(String name) {
      Cell value = entries.get(name);
      if (value == null) {
        cell.problem("'" + name + "' is missing; write '" + name + ": ...' here.");
        return "";
      }
      return value.text();
    }

    /** Whether the entry is there and true. */
    public boolean isTrue(String name) {
      return get(name).map(Cell::text).filter("true"::equals).isPresent();
    }

    /** The texts of a map within. */
    public Map<String, String> texts(String name) {
      Map<String, String> texts = new LinkedHashMap<>();
      get(name)
          .ifPresent(map -> map.entries().forEach((key, value) -> texts.put(key, value.text())));
      return texts;
    }
  }
}
