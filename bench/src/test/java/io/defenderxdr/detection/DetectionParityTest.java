package io.defenderxdr.detection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DetectionParityTest {
  @Test
  void look() {
    Coverage coverage = new Coverage(Conformance.rules(), Exhibits.all(), Sensible.read());
    System.out.println(coverage.documents().size() + " " + coverage.covered().size());
    for (DetectionRule rule : coverage.uncovered()) {
      System.out.println(
          "UNC " + rule.name() + " " + coverage.gap(rule) + coverage.hasCandidates(rule));
    }
    for (Evidence e : coverage.activities()) {
      System.out.println(
          "ACT "
              + coverage.sensible().holds(e)
              + " "
              + e.table()
              + " | "
              + e.action()
              + " | "
              + e.categories()
              + " | "
              + e.types()
              + " | "
              + e.did()
              + " || "
              + coverage.sensible().ought(e));
    }
    assertThat(coverage.rules()).hasSize(255);
  }
}
