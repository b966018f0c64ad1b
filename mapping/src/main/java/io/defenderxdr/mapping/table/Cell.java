package io.defenderxdr.mapping.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A place in a YAML file that knows where it is, so that a problem can name file and line. */
record Cell(Node node, String file, List<String> problems) {

  int line() {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  void problem(String sentence) {
    problems.add(file + " line " + line() + ": " + sentence);
  }

  String text() {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    problem("Here belongs a text.");
    return "";
  }

  /** The elements; one text stands for a list of one. */
  List<Cell> items() {
    if (node instanceof SequenceNode sequence) {
      List<Cell> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(new Cell(item, file, problems)));
      return items;
    }
    return List.of(this);
  }

  List<String> texts() {
    return items().stream().map(Cell::text).toList();
  }

  /** All entries of a map. */
  Map<String, Cell> entries() {
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
  Fields fields(String... known) {
    Map<String, Cell> entries = entries();
    for (String name : entries.keySet()) {
      if (!List.of(known).contains(name)) {
        problem("Unknown name '" + name + "'. " + NearMiss.hint(name, List.of(known)));
      }
    }
    return new Fields(this, entries);
  }

  /** A map whose names were checked. */
  record Fields(Cell cell, Map<String, Cell> entries) {

    Optional<Cell> get(String name) {
      return Optional.ofNullable(entries.get(name));
    }

    /** A text that must be there. */
    String required(String name) {
      Cell value = entries.get(name);
      if (value == null) {
        cell.problem("'" + name + "' is missing; write '" + name + ": ...' here.");
        return "";
      }
      return value.text();
    }

    boolean isTrue(String name) {
      return get(name).map(Cell::text).filter("true"::equals).isPresent();
    }

    Map<String, String> texts(String name) {
      Map<String, String> texts = new LinkedHashMap<>();
      get(name)
          .ifPresent(map -> map.entries().forEach((key, value) -> texts.put(key, value.text())));
      return texts;
    }
  }
}
