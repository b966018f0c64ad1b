package io.defenderxdr.source.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore.Entry;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.source.eventhub.MemoryStore;
import io.defenderxdr.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LeaseKeeperTest {

  private static final String PREFIX = "ns/hub/$default/ownership/";
  private static final Duration EXPIRY = Duration.ofSeconds(60);

  private final FakeClock clock = new FakeClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final MemoryStore store = new MemoryStore(clock);
  private final List<String> told = new ArrayList<>();
  private final List<String> four = List.of("0", "1", "2", "3");

  private LeaseKeeper keeper(String owner) {
    return new LeaseKeeper(
        new LeaseKeeper.Terms(PREFIX, owner, EXPIRY),
        store,
        clock,
        new Random(3),
        new LeaseEvents() {
          @Override
          public void gained(String partition, boolean before) {
            told.add(owner + "+" + partition);
          }

          @Override
          public void lost(String partition) {
            told.add(owner + "-" + partition);
          }

          @Override
          public void clocksDiffer(Duration ahead) {
            if (!ahead.isZero()) {
              told.add("ahead " + ahead.toSeconds());
            }
          }
        });
  }

  private void write(String partition, String owner) throws Exception {
    store.write(
        new Entry(PREFIX + partition, Map.of("ownerid", owner), ""), new Expected.Anything());
  }

  @Test
  void claimsAllThatIsFreeAtOnceAndRenewsBeforeItsEnd() throws Exception {
    LeaseKeeper keeper = keeper("a");
    keeper.round(four);
    assertThat(keeper.held()).containsExactlyElementsOf(four);
    int writes = store.writes();
    keeper.round(four);
    assertThat(store.writes()).as("still fresh").isEqualTo(writes);
    clock.advance(Duration.ofSeconds(20));
    keeper.round(four);
    assertThat(store.writes()).as("renewed").isEqualTo(writes + 4);
    clock.advance(Duration.ofSeconds(59));
    assertThat(keeper.isSure("0")).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(keeper.isSure("0")).isFalse();
  }

  @Test
  void leavesLivingOwnersAloneAndTakesWhatExpiredByTheStoresClock() throws Exception {
    store.ahead(Duration.ofMinutes(3));
    write("0", "b");
    write("1", "b");
    LeaseKeeper keeper = keeper("a");
    keeper.round(four);
    assertThat(keeper.held()).containsExactly("2", "3");
    assertThat(told).contains("ahead -180");
    clock.advance(Duration.ofSeconds(61));
    keeper.round(four);
    assertThat(keeper.held()).containsExactlyElementsOf(four);
  }

  @Test
  void takesBackWhatAPreviousRunOfItsOwnHeld() throws Exception {
    for (String partition : four) {
      write(partition, "a");
    }
    LeaseKeeper keeper = keeper("a");
    keeper.round(four);
    assertThat(keeper.held()).containsExactlyElementsOf(four);
  }

  @Test
  void noticesWhatWasTakenAndNeverFightsForIt() throws Exception {
    LeaseKeeper a = keeper("a");
    LeaseKeeper b = keeper("b");
    a.round(four);
    b.round(four);
    a.round(four);
    told.clear();
    for (int round = 0; round < 10; round++) {
      clock.advance(Duration.ofSeconds(10));
      a.round(four);
      b.round(four);
    }
    assertThat(told).isEmpty();
    assertThat(a.held()).hasSize(2);
    assertThat(b.held()).hasSize(2).doesNotContainAnyElementsOf(a.held());
    b.releaseAll();
    a.round(four);
    assertThat(a.held()).hasSize(4);
  }

  @Test
  void keepsItsLeasesWhileTheStoreIsAway() throws Exception {
    LeaseKeeper keeper = keeper("a");
    keeper.round(four);
    store.mood(MemoryStore.Mood.REFUSES);
    assertThatThrownBy(() -> keeper.round(four)).isInstanceOf(StateAwayException.class);
    assertThat(keeper.held()).hasSize(4);
    assertThat(told).hasSize(4);
  }

  @Test
  void awaitedRoundsAreOverEvenWhenTheyFail() throws Exception {
    LeaseKeeper keeper = keeper("a");
    long next = keeper.nextRound();
    store.mood(MemoryStore.Mood.REFUSES);
    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> waiting =
          thread.submit(
              () -> {
                keeper.awaitRound(next);
                return next;
              });
      assertThatThrownBy(() -> keeper.round(four)).isInstanceOf(StateAwayException.class);
      assertThat(waiting.get()).isEqualTo(next);
    }
  }

  @Test
  void everyCallToAStoreEnds() throws Exception {
    try (TimedStore timed = new TimedStore(store, Duration.ofMillis(5))) {
      store.mood(MemoryStore.Mood.THROWS);
      assertThatThrownBy(timed::now)
          .isInstanceOf(StateAwayException.class)
          .hasMessageContaining("a fault in the store");
      store.mood(MemoryStore.Mood.HANGS);
      for (int call = 0; call < 100; call++) {
        assertThatThrownBy(() -> timed.list(PREFIX)).isInstanceOf(StateAwayException.class);
      }
      store.mood(MemoryStore.Mood.WORKS);
      assertThat(timed.list(PREFIX)).isEmpty();
    }
  }
}
