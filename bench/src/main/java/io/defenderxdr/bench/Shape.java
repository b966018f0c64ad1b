package io.defenderxdr.bench;

import java.util.List;

/**
 * One shape of pages to be measured.
 *
 * @param name as in the output's contract
 * @param simulatorArguments what the simulator is started with
 */
record Shape(String name, List<String> simulatorArguments) {

  static final List<Shape> ALL =
      List.of(
          new Shape("alert-1000", List.of()),
          new Shape("alert-1000x5", List.of("--fault", "heavy=5")));
}
