package io.defenderxdr.bench.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** The leaves of a document, one a line: dotted name, place in a list, value. */
final class Leaves {

  private final Set<String> lines = new TreeSet<>();

  Leaves(JsonNode document) {
    add("", document);
  }

  private void add(String name, JsonNode node) {
    if (node.isObject()) {
      node.properties().forEach(field -> add(name + "." + field.getKey(), field.getValue()));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        add(name + "[" + i + "]", node.get(i));
      }
    } else {
      lines.add(name + " " + node);
    }
  }

  String text() {
    return String.join("\n", lines);
  }
}
