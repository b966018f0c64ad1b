package io.defenderxdr.mapping.safety;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Records as no sender should send them. */
class MutatedRecordsTest {

  /** How many records a property tries; -Dsafety.tries=1000000 tries more. */
  private static final List<String> CASES = Records.ofCases();

  @Property(tries = 1_500, shrinking = ShrinkingMode.OFF)
  void improvedDocumentsLoseNothing(@ForAll long seed) {
    Form.IMPROVED.map(changed(seed)).losesNothing();
  }

  @Property(tries = 700, shrinking = ShrinkingMode.OFF)
  void everyFormIsWhatAStoreTakes(@ForAll long seed) {
    String record = changed(seed);
    for (Form form : Form.values()) {
      form.map(record);
    }
  }

  @Property(tries = 1_500, shrinking = ShrinkingMode.OFF)
  void brokenBytesAreKeptAsTheyCame(@ForAll long seed) {
    byte[] record =
        new Mutation(seed).broken(Records.any(seed, CASES).getBytes(StandardCharsets.UTF_8));
    Form.IMPROVED.map(record).losesNothing();
    Form.IMPROVED_KEEPING.map(record);
    Form.REFERENCE.map(record);
    Form.REFERENCE_KEEPING.map(record);
  }

  private static String changed(long seed) {
    return new Mutation(seed).changed(Records.any(seed, CASES));
  }
}
