package io.defenderxdr.mapping.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Records as no sender should send them. */
class MutatedRecordsTest {

  /** The build tries the same records each time; -Dsafety.rounds=100 a hundred times as many. */
  private static final int ROUNDS = Integer.getInteger("safety.rounds", 1);

  private static final List<String> CASES = Records.ofCases();

  @Property(tries = 700, shrinking = ShrinkingMode.OFF, seed = "20240501")
  void changedValuesAndNamesAreNotLost(@ForAll long seed) {
    rounds(seed, part -> Form.IMPROVED.map(changed(part)).losesNothing());
  }

  @Property(tries = 250, shrinking = ShrinkingMode.OFF, seed = "20240501")
  void changedRecordsGiveDocumentsThatAStoreTakes(@ForAll long seed) {
    rounds(
        seed,
        part -> {
          String record = changed(part);
          for (Form form : Form.values()) {
            form.map(record);
          }
        });
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF, seed = "20240501")
  void brokenBytesAreKept(@ForAll long seed) {
    rounds(
        seed,
        part -> {
          byte[] record = Records.any(part, CASES).getBytes(StandardCharsets.UTF_8);
          byte[] broken = new Mutation(part).broken(record);
          Form.IMPROVED.map(broken).losesNothing();
          Form.REFERENCE.map(broken);
        });
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF, seed = "20240501")
  void whatCameBeforeChangesNothing(@ForAll long seed) {
    String record = Records.any(seed, CASES);
    String expected = Form.IMPROVED_KEEPING.map(record).text();
    Form.IMPROVED_KEEPING.map(changed(seed));
    byte[] half = record.substring(0, record.length() / 2).getBytes(StandardCharsets.UTF_8);
    Form.IMPROVED_KEEPING.map(half);
    assertThat(Form.IMPROVED_KEEPING.map(record).text()).isEqualTo(expected);
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF, seed = "20240501")
  void whateverIsNoRecordIsKept(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    Form.IMPROVED.map(bytes).losesNothing();
    Form.REFERENCE.map(bytes);
    String value = Hostile.of(random, Hostile.VALUES);
    assertThat(Form.IMPROVED.map(value).losesNothing()).isNotNull();
    Form.REFERENCE.map("{" + Hostile.of(random, Hostile.NAMES) + ":" + value + "}");
  }

  private static void rounds(long seed, LongConsumer one) {
    for (int i = 0; i < ROUNDS; i++) {
      one.accept(seed + i * 0x9E3779B97F4A7C15L);
    }
  }

  private static String changed(long seed) {
    return new Mutation(seed).changed(Records.any(seed, CASES));
  }
}
