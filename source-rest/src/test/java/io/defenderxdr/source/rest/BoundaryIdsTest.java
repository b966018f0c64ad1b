package io.defenderxdr.source.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.Ticks;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundaryIdsTest {

  private static DocumentId id(int number) {
    return new DocumentId("id" + number);
  }

  @Test
  void forgetsTheOldestBeyondItsBound() {
    BoundaryIds ids = new BoundaryIds(2, Map.of());
    for (int i = 1; i <= 3; i++) {
      ids.add(id(i), new Ticks(i));
    }
    assertThat(ids.contains(id(1))).isFalse();
    assertThat(ids.toSave()).containsOnlyKeys(id(2), id(3));
  }

  @Test
  void keepsTheNewestInstantWhole() {
    BoundaryIds ids = new BoundaryIds(2, Map.of());
    for (int i = 1; i <= 5; i++) {
      ids.add(id(i), new Ticks(7));
    }
    for (int i = 1; i <= 5; i++) {
      assertThat(ids.contains(id(i))).isTrue();
    }
  }

  @Test
  void forgetsWhatLiesBeforeTheOverlap() {
    BoundaryIds ids = new BoundaryIds(9, Map.of(id(1), new Ticks(1), id(2), new Ticks(2)));
    ids.forgetBefore(new Ticks(2));
    assertThat(ids.toSave()).containsOnlyKeys(id(2));
  }

  @Test
  void takesTheOldestOfASavedPositionForTheOldest() {
    BoundaryIds ids = new BoundaryIds(3, Map.of(id(3), new Ticks(3), id(1), new Ticks(1)));
    ids.add(id(4), new Ticks(4));
    ids.add(id(5), new Ticks(5));
    assertThat(ids.toSave()).containsOnlyKeys(id(3), id(4), id(5));
  }

  @Test
  void leavesTheBoundaryWhenAnEarlierItemShowsUpLate() {
    BoundaryIds ids = new BoundaryIds(1, Map.of());
    ids.add(id(1), new Ticks(9));
    ids.add(id(2), new Ticks(9));
    ids.add(id(3), new Ticks(5));
    assertThat(ids.contains(id(1))).isTrue();
    assertThat(ids.contains(id(2))).isTrue();
  }
}
