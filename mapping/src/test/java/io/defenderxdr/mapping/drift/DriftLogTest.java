package io.defenderxdr.mapping.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.status.Drift;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DriftLogTest {

  private static final int NAMES = 5_000;

  @Property
  void theOrderOfValuesDoesNotMatter(
      @ForAll GuessedType a, @ForAll GuessedType b, @ForAll GuessedType c) {
    assertThat(a.and(b)).isEqualTo(b.and(a));
    assertThat(a.and(b).and(c)).isEqualTo(a.and(b.and(c)));
    assertThat(a.and(a)).isEqualTo(a);
  }

  @Test
  void keepsABoundedNumberOfNamesAndCountsTheRestTogether() {
    DriftLog log = new DriftLog();
    Tape tape = new Tape();
    int value = tape.text("x");
    for (int i = 0; i < NAMES; i++) {
      log.place(Drift.Kind.UNKNOWN_COLUMN, "T", "c" + i).add(tape, value);
      log.unknownTable("t" + i);
    }
    Drift drift = log.drift();
    assertThat(drift.entries()).hasSizeLessThanOrEqualTo(2 * 2_001);
    assertThat(drift.count(Drift.Kind.UNKNOWN_COLUMN)).isEqualTo(NAMES);
    assertThat(drift.count(Drift.Kind.UNKNOWN_TABLE)).isEqualTo(NAMES);
    assertThat(drift.entries())
        .contains(
            new Drift.Entry(
                Drift.Kind.UNKNOWN_COLUMN, DriftLog.OTHERS, DriftLog.OTHERS, NAMES - 2_000));
  }

  @Test
  void cutsNamesThatAreVeryLong() {
    DriftLog log = new DriftLog();
    Tape tape = new Tape();
    log.place(Drift.Kind.UNKNOWN_COLUMN, "T", "c".repeat(100_000)).add(tape, tape.text("x"));
    assertThat(log.columns().getFirst().entry().column()).hasSize(200);
  }

  @Test
  void losesNoCountBetweenThreads() {
    DriftLog log = new DriftLog();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        threads.execute(() -> count(log));
      }
    }
    assertThat(log.drift().count(Drift.Kind.UNKNOWN_COLUMN)).isEqualTo(40_000);
  }

  private static void count(DriftLog log) {
    Tape tape = new Tape();
    for (int i = 0; i < 10_000; i++) {
      tape.clear();
      log.place(Drift.Kind.UNKNOWN_COLUMN, "T", "c" + i % 10).add(tape, tape.text("x" + i));
    }
  }
}
