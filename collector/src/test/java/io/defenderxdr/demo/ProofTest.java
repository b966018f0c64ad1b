package io.defenderxdr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProofTest {

  private static final Offer NOTHING = Offer.parse("");
  private static final Offer THREE = Offer.parse("id1\ta|1\nid2\tb|1\nid3\tc|1\n");

  @Test
  void holdsWhenEachIsFoundOnce() {
    Proof proof = Proof.of(THREE, NOTHING, Map.of("id1", 1, "id2", 1, "id3", 1), Set.of());
    assertThat(proof).isEqualTo(new Proof(3, 0, java.util.List.of(), 0, 0, 0));
    assertThat(proof.holds()).isTrue();
  }

  @Test
  void seesTheOneElementThatWasDropped() {
    Proof proof = Proof.of(THREE, NOTHING, Map.of("id1", 1, "id3", 1), Set.of());
    assertThat(proof.lost()).isEqualTo(1);
    assertThat(proof.missing()).containsExactly("id2 b|1");
    assertThat(proof.holds()).isFalse();
  }

  @Test
  void seesTheOneThatIsThereTwice() {
    Proof proof = Proof.of(THREE, NOTHING, Map.of("id1", 1, "id2", 2, "id3", 1), Set.of());
    assertThat(proof.doubled()).isEqualTo(1);
    assertThat(proof.holds()).isFalse();
  }

  @Test
  void addsUpStreamsAndCountsEqualRecords() {
    Offer twice = Offer.parse("e1\t0|1|0\ne1\t0|1|1\ne2\t0|2|0");
    Proof events = Proof.of(twice, NOTHING, Map.of("e1", 1), Set.of());
    assertThat(
            Proof.of(THREE, NOTHING, Map.of("id1", 1, "id2", 1, "id3", 2), Set.of()).plus(events))
        .isEqualTo(new Proof(5, 1, java.util.List.of("e2 0|2|0"), 1, 1, 0));
  }

  @Test
  void countsQuarantineAsSafe() {
    assertThat(Proof.of(THREE, NOTHING, Map.of("id1", 1, "id2", 1), Set.of("id3")).holds())
        .isTrue();
  }

  @Test
  void doesNotMissWhatWasReplacedWhileTheClientWasDead() {
    Proof proof = Proof.of(THREE, Offer.parse("id3\tc|1"), Map.of("id1", 1, "id2", 1), Set.of());
    assertThat(proof.holds()).isTrue();
    assertThat(proof.superseded()).isEqualTo(1);
  }

  @Test
  void countsNothingAsSupersededThatIsThere() {
    Proof proof =
        Proof.of(THREE, Offer.parse("id3\tc|1"), Map.of("id1", 1, "id2", 1, "id3", 1), Set.of());
    assertThat(proof.superseded()).isZero();
  }
}
