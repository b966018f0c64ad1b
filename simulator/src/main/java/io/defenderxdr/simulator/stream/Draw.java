package io.defenderxdr.simulator.stream;

import java.util.List;

/** Something that is settled once in a scene, before its columns are written. */
sealed interface Draw {

  /** Settles it. */
  void in(Scene scene);

  /** Gives a variable its value. */
  record Let(int variable, Template value) implements Draw {
    @Override
    public void in(Scene scene) {
      scene.let(variable, value);
    }
  }

  /**
   * Gives variables the values of one of some rows.
   *
   * @param weight what the weights of all rows add up to
   */
  record Rows(Anchor anchor, List<Integer> variables, List<Row> rows, int weight) implements Draw {
    @Override
    public void in(Scene scene) {
      int left = scene.dice(anchor, variables.getFirst()).below(weight);
      for (Row row : rows) {
        left -= row.weight();
        if (left < 0) {
          settle(scene, row);
          return;
        }
      }
    }

    private void settle(Scene scene, Row row) {
      for (int cell = 0; cell < variables.size(); cell++) {
        scene.let(variables.get(cell), row.cells().get(cell));
      }
    }
  }

  /** A row of values, and how often it is taken. */
  record Row(int weight, List<Template> cells) {}
}
