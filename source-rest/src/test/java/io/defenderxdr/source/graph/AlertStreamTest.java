package io.defenderxdr.source.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.event.Ticks;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.pipeline.SourceRefusedException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertStreamTest {

  private static final Ticks DAY_BEFORE = Ticks.of(AlertWorld.START).plus(Duration.ofDays(-1));
  private static final List<String> SEVERITIES = List.of("low", "medium", "high");

  private static void put(AlertWorld world, String id, Ticks updated) {
    String severity = SEVERITIES.get(Math.floorMod(id.hashCode(), SEVERITIES.size()));
    world.graph.alerts.put(id, new GraphImitation.Alert(id, updated, severity));
  }

  private static void fill(AlertWorld world, int count, Duration between) {
    for (int i = 0; i < count; i++) {
      put(world, "a" + i, DAY_BEFORE.plus(between.multipliedBy(i)));
    }
  }

  @Test
  void readsEachAlertOnceOverPagesAndPolls() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      fill(world, 57, Duration.ofSeconds(7));
      world.poll();
      world.poll();
      assertThat(world.missing()).isEmpty();
      assertThat(world.delivered.values()).containsOnly(1);
      assertThat(world.batches)
          .allSatisfy(batch -> assertThat(batch.records()).hasSizeLessThanOrEqualTo(7));
    }
  }

  @Test
  void walksThroughAnInstantThatFillsPages() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      fill(world, 45, Duration.ZERO);
      put(world, "later", DAY_BEFORE.plus(Duration.ofMinutes(1)));
      world.poll();
      assertThat(world.missing()).isEmpty();
      assertThat(world.gaps).isEmpty();
    }
  }

  @Test
  void splitsAnInstantByConditionsWhereLinksAreRefusedAndSkipEnds() throws Exception {
    try (AlertWorld world = new AlertWorld(400)) {
      world.graph.linkRefused = true;
      fill(world, 1_300, Duration.ZERO);
      world.poll();
      assertThat(world.missing()).isEmpty();
      assertThat(world.gaps).isEmpty();
    }
  }

  @Test
  void namesAsAGapWhatNoConditionReaches() throws Exception {
    try (AlertWorld world = new AlertWorld(300)) {
      world.graph.linkRefused = true;
      for (int i = 0; i < 900; i++) {
        world.graph.alerts.put("a" + i, new GraphImitation.Alert("a" + i, DAY_BEFORE, "critical"));
      }
      world.poll();
      assertThat(world.gaps).hasSize(1);
      assertThat(world.gaps.getFirst()).contains(DAY_BEFORE.toString());
    }
  }

  @Test
  void takesWhatShowsUpLateWithinTheOverlap() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      fill(world, 30, Duration.ofMinutes(1));
      world.poll();
      put(world, "late", DAY_BEFORE.plus(Duration.ofMinutes(21)));
      world.poll();
      assertThat(world.missing()).isEmpty();
    }
  }

  @Test
  void sweepsWhatCameLaterThanTheOverlap() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      fill(world, 30, Duration.ofMinutes(10));
      world.poll();
      world.poll();
      put(world, "verylate", DAY_BEFORE.plus(Duration.ofMinutes(5)));
      world.poll();
      assertThat(world.missing()).hasSize(1);
      world.clock.advance(Duration.ofHours(25));
      world.poll();
      assertThat(world.missing()).isEmpty();
    }
  }

  @Test
  void takesAnAlertThatJoinsAnotherIncidentWithoutANewTime() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      fill(world, 3, Duration.ofMinutes(1));
      world.poll();
      put(world, "b", DAY_BEFORE.plus(Duration.ofMinutes(1)));
      world.poll();
      assertThat(world.delivered).hasSize(4);
    }
  }

  @Test
  void stepsOverAnItemThatIsNotServedAndTakesItWhenItIsHealed() throws Exception {
    try (AlertWorld world = new AlertWorld(20)) {
      fill(world, 50, Duration.ofSeconds(30));
      world.graph.failing.add("a13");
      world.poll();
      assertThat(world.missing()).isEmpty();
      assertThat(world.quarantined).hasSize(1);
      assertThat(((TimePosition) world.saved).steppedOver()).hasSize(1);
      int before = world.graph.requests;
      world.poll();
      assertThat(world.quarantined).hasSize(1);
      assertThat(world.graph.requests - before).as("no new search").isLessThan(40);
      world.graph.failing.clear();
      world.clock.advance(Duration.ofHours(1));
      world.poll();
      assertThat(world.delivered).hasSize(50);
      assertThat(((TimePosition) world.saved).steppedOver()).isEmpty();
    }
  }

  @Test
  void halvesAPageThatIsTooHeavyForTheServer() throws Exception {
    try (AlertWorld world = new AlertWorld(100)) {
      world.graph.greatestPage = 9;
      fill(world, 40, Duration.ofSeconds(1));
      world.poll();
      assertThat(world.missing()).isEmpty();
      assertThat(world.quarantined).isEmpty();
    }
  }

  @Test
  void keepsItsPositionWhileTheServerServesNothing() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      fill(world, 30, Duration.ofSeconds(1));
      world.graph.greatestPage = 0;
      assertThatThrownBy(world::poll)
          .isInstanceOf(SourceRefusedException.class)
          .hasMessage("Graph gives no page: HTTP 500.");
      assertThat(world.saved).isEqualTo(TimePosition.START);
      assertThat(world.quarantined).isEmpty();
      world.graph.greatestPage = 1000;
      world.poll();
      assertThat(world.missing()).isEmpty();
    }
  }

  @Test
  void isNotStuckOnTheOnlyAlertThereIs() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      fill(world, 1, Duration.ZERO);
      world.graph.failing.add("a0");
      world.poll();
      assertThat(world.quarantined).hasSize(1);
    }
  }

  @Test
  void obeysRetryAfterInSecondsAndAsADate() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      fill(world, 3, Duration.ofSeconds(1));
      world.graph.script.add(new GraphImitation.Scripted(429, "7"));
      world.graph.script.add(new GraphImitation.Scripted(503, "Sun, 01 Mar 2026 00:00:20 GMT"));
      world.poll();
      assertThat(world.pause.waits())
          .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(13));
      assertThat(world.missing()).isEmpty();
    }
  }

  @Test
  void endsThePollWhereRetryAfterExceedsTheIntervalAndComesBackNoEarlier() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      fill(world, 3, Duration.ofSeconds(1));
      world.graph.script.add(new GraphImitation.Scripted(429, "3600"));
      world.poll();
      assertThat(world.pause.waits()).containsExactly(Duration.ofHours(1));
      assertThat(world.missing()).isEmpty();
    }
  }

  @Test
  void renewsTheTokenOnceAndThenSaysWhatToDo() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      world.graph.script.add(new GraphImitation.Scripted(401, ""));
      world.poll();
      world.graph.script.add(new GraphImitation.Scripted(401, ""));
      world.graph.script.add(new GraphImitation.Scripted(401, ""));
      assertThatThrownBy(world::poll)
          .hasMessage(
              "Graph refuses with HTTP 401: the token is not accepted; check tenant_id, client_id"
                  + " and the secret or certificate. It says: said by Graph");
    }
  }

  @Test
  void namesTheMissingPermission() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      world.graph.script.add(new GraphImitation.Scripted(403, ""));
      assertThatThrownBy(world::poll).hasMessageContaining("SecurityAlert.Read.All");
    }
  }
}
