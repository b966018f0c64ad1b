package io.defenderxdr.source.eventhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.source.eventhub.StallWatch.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchesTest {

  private static final Instant NOW = Instant.parse("2026-01-08T00:00:00Z");

  private static WorkerProgress at(long received, boolean silent) {
    return new WorkerProgress(received, received, NOW.minus(Duration.ofHours(21)), silent);
  }

  @Test
  void aPartitionThatStandsStillIsReopenedThenReconnectedThenTold() {
    StallWatch watch = new StallWatch();
    List<Action> actions = new ArrayList<>();
    for (int look = 0; look < 7; look++) {
      actions.add(watch.look(100 + look, at(50, true)));
    }
    assertThat(actions)
        .containsExactly(
            Action.NONE,
            Action.REOPEN,
            Action.REOPEN,
            Action.RECONNECT,
            Action.RECONNECT,
            Action.ALARM,
            Action.ALARM);
    assertThat(watch.look(200, at(60, true))).isEqualTo(Action.NONE);
    assertThat(watch.look(200, at(60, true))).isEqualTo(Action.REOPEN);
  }

  @Test
  void aPartitionThatWaitsForTheStoreOrHasReadAllIsNotStalled() {
    StallWatch busy = new StallWatch();
    StallWatch done = new StallWatch();
    for (int look = 0; look < 5; look++) {
      assertThat(busy.look(100, at(50, false))).isEqualTo(Action.NONE);
      assertThat(done.look(50, at(50, true))).isEqualTo(Action.NONE);
    }
  }

  @Test
  void warnsBeforeTheHubForgetsWhatIsNotRead() {
    PartitionFacts facts = new PartitionFacts(100, 9000, "", NOW);
    RetentionWatch day = new RetentionWatch(Duration.ofHours(24));
    assertThat(day.look("3", facts, at(500, true), NOW))
        .isEqualTo(
            "Partition 3 is 21 h behind, the hub keeps 24 h: give the collector or the store more room, or lengthen the hub's retention, before messages are lost.");
    RetentionWatch week = new RetentionWatch(Duration.ofDays(7));
    assertThat(week.look("3", facts, at(500, true), NOW)).isNull();
  }

  @Test
  void estimatesHowLongTheHubKeepsMessagesOnceSomeWent() {
    RetentionWatch watch = new RetentionWatch(null);
    PartitionFacts before = new PartitionFacts(0, 2400, "", NOW);
    assertThat(watch.look("3", before, at(300, true), NOW)).as("nothing went yet").isNull();
    PartitionFacts after = new PartitionFacts(200, 2400, "", NOW);
    assertThat(watch.look("3", after, at(300, true), NOW))
        .startsWith("Partition 3 is 21 h behind, the hub keeps about 22 h:");
  }
}
