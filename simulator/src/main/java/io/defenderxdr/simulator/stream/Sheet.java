package io.defenderxdr.simulator.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** A table as its file describes it, ready to write records. Safe for any thread. */
final class Sheet {
  private final List<Case> cases;
  private final int variables;
  private final int weight;

  Sheet(List<Case> cases, int variables) {
    this.cases = cases;
    this.variables = variables;
    this.weight = cases.stream().mapToInt(Case::weight).sum();
  }

  /** How many variables a scene of this table has. */
  int variables() {
    return variables;
  }

  /** The cases in the order of the file. */
  List<Case> cases() {
    return cases;
  }

  /** One of the cases. */
  Case at(int point) {
    int left = Math.floorMod(point, weight);
    for (Case each : cases) {
      left -= each.weight();
      if (left < 0) {
        return each;
      }
    }
    throw new IllegalStateException("A table without cases.");
  }

  /** Writes the properties of a record into an object that is open. */
  static void write(Case what, Scene scene, JsonGenerator json) throws IOException {
    for (Draw draw : what.draws()) {
      draw.in(scene);
    }
    for (Column column : what.columns()) {
      Object value = column.value().in(scene);
      json.writeFieldName(column.name());
      if (value == null) {
        json.writeNull();
      } else {
        column.kind().write(json, value);
      }
    }
  }
}
