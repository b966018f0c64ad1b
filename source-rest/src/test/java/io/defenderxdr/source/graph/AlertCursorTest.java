package io.defenderxdr.source.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.event.Ticks;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.pipeline.Source;
import io.defenderxdr.pipeline.SourceRefusedException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Faults that the cursor once had. */
class AlertCursorTest {

  private static final Ticks DAY_BEFORE = Ticks.of(AlertWorld.START).plus(Duration.ofDays(-1));

  private static void put(AlertWorld world, String id, Ticks updated) {
    world.graph.alerts.put(id, new GraphImitation.Alert(id, updated, "low"));
  }

  private static void fill(AlertWorld world, int count, Duration between) {
    for (int i = 0; i < count; i++) {
      put(world, "a" + i, DAY_BEFORE.plus(between.multipliedBy(i)));
    }
  }

  private static TimePosition position(AlertWorld world) {
    return (TimePosition) world.saved;
  }

  @Test
  void isNotLedAstrayByAnAlertDatedInTheFuture() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      fill(world, 3, Duration.ofMinutes(1));
      put(world, "future", Ticks.of(AlertWorld.START).plus(Duration.ofDays(36_500)));
      world.poll();
      world.clock.advance(Duration.ofMinutes(5));
      put(world, "next", Ticks.of(world.clock.instant()));
      world.poll();
      assertThat(world.missing()).isEmpty();
      assertThat(world.delivered.values()).containsOnly(1);
    }
  }

  @Test
  void followsTheLinkOfAnEmptyPage() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      fill(world, 25, Duration.ofMinutes(1));
      world.graph.emptyPageFirst = true;
      world.poll();
      assertThat(world.missing()).isEmpty();
    }
  }

  @Test
  void getsPastMoreUnservedAlertsOfOneInstantThanOneWalkStepsOver() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      fill(world, 30, Duration.ZERO);
      put(world, "later", DAY_BEFORE.plus(Duration.ofMinutes(1)));
      for (int i = 0; i < 15; i++) {
        world.graph.failing.add("a" + (2 * i));
      }
      world.poll();
      assertThat(world.missing()).isEmpty();
      assertThat(world.quarantined).hasSize(15);
    }
  }

  @Test
  void losesNothingOlderWhereTheNewestOfManyIsNotServedAndComesFirst() throws Exception {
    try (AlertWorld world = new AlertWorld(50)) {
      fill(world, 560, Duration.ofSeconds(1));
      world.graph.orderIgnored = true;
      world.graph.failing.add("a559");
      world.poll();
      assertThat(world.missing()).isEmpty();
      assertThat(world.quarantined).hasSize(1);
    }
  }

  @Test
  void stepsOverAnItemThatIsAnswered503WithRetryAfterEachTime() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      fill(world, 20, Duration.ofMinutes(1));
      world.graph.failing.add("a7");
      world.graph.failingRetryAfter = "1";
      world.graph.limit = 2_000;
      world.poll();
      assertThat(world.missing()).isEmpty();
      assertThat(world.quarantined).hasSize(1);
    }
  }

  @Test
  void endsThePollWhereOneRequestIsThrottledForAWholeInterval() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      fill(world, 3, Duration.ofMinutes(1));
      for (int i = 0; i < 1_000; i++) {
        world.graph.script.add(new GraphImitation.Scripted(429, "0"));
      }
      assertThatThrownBy(world::poll).hasMessageContaining("Graph asks to wait until");
      assertThat(world.graph.requests).isLessThan(100);
      world.graph.script.clear();
      world.poll();
      assertThat(world.missing()).isEmpty();
    }
  }

  @Test
  void takesWhatItSeesWhileItAsksAroundAnUnservedAlert() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      fill(world, 6, Duration.ofMinutes(1));
      world.graph.failing.add("a3");
      Set<String> changed = new HashSet<>();
      world.graph.beforeEachPage =
          () -> {
            for (String state : Set.copyOf(world.graph.served)) {
              String id = state.substring(7, state.indexOf('"', 7));
              if (id.equals("a4") && changed.add(id)) {
                put(world, id, Ticks.of(world.clock.instant()));
              }
            }
          };
      world.poll();
      assertThat(changed).isNotEmpty();
      assertThat(world.delivered.keySet()).containsAll(world.graph.served);
    }
  }

  @Test
  void getsToTheEndOfAnUnorderedServerThatIsThrottledEveryFewPages() throws Exception {
    try (AlertWorld world = new AlertWorld(5)) {
      fill(world, 200, Duration.ofMinutes(1));
      world.graph.orderIgnored = true;
      int[] pages = {0};
      world.graph.beforeEachPage =
          () -> {
            if (++pages[0] % 15 == 0) {
              world.graph.script.add(new GraphImitation.Scripted(429, "3600"));
            }
          };
      Source source = world.source();
      int refused = 0;
      while (refused < 500 && !isRead(world, source)) {
        refused++;
      }
      assertThat(world.missing()).isEmpty();
      assertThat(refused).isBetween(1, 200);
    }
  }

  private static boolean isRead(AlertWorld world, Source source) throws InterruptedException {
    try {
      source.runOnce(world::settle);
      return true;
    } catch (SourceRefusedException e) {
      world.clock.advance(Duration.ofHours(1));
      return false;
    }
  }

  @Test
  void keepsItsOrderAfterAReplyThatBrokeOff() throws Exception {
    try (AlertWorld world = new AlertWorld(400)) {
      fill(world, 1_000, Duration.ofMinutes(1));
      world.graph.breakOff = 1;
      world.poll();
      assertThat(world.missing()).isEmpty();
      assertThat(world.graph.requests).as("no window is drained").isLessThanOrEqualTo(5);
    }
  }

  @Test
  void keepsAnAlertOfWhichNothingIsKnownInQuarantineOnce() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      fill(world, 20, Duration.ofMinutes(1));
      world.graph.failing.add("a15");
      world.graph.failingWholly.add("a15");
      for (int poll = 0; poll < 5; poll++) {
        world.poll();
        world.clock.advance(Duration.ofMinutes(5));
        put(world, "b" + poll, DAY_BEFORE.plus(Duration.ofSeconds(60 * 23 + 30 + 60L * poll)));
      }
      assertThat(world.entries).hasSize(1);
      assertThat(Objects.requireNonNull(world.entries.getFirst()).document()).isEqualTo("{}");
      world.graph.failing.clear();
      world.clock.advance(Duration.ofHours(3));
      world.poll();
      assertThat(world.missing()).isEmpty();
      assertThat(position(world).steppedOver()).isEmpty();
    }
  }

  @Test
  void namesAnUnknownAlertInQuarantineOnceItsSmallFormIsServed() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      fill(world, 20, Duration.ofMinutes(1));
      world.graph.failing.add("a15");
      world.graph.failingWholly.add("a15");
      world.poll();
      world.graph.failingWholly.clear();
      world.clock.advance(Duration.ofMinutes(5));
      world.poll();
      assertThat(world.entries).hasSize(2);
      assertThat(Objects.requireNonNull(world.entries.getLast()).id()).isNotNull();
      assertThat(position(world).steppedOver()).singleElement().matches(note -> note.id() != null);
    }
  }

  @Test
  void readsWhatIsNewThoughItCannotSweep() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      fill(world, 60, Duration.ofMinutes(1));
      world.poll();
      world.poll();
      world.clock.advance(Duration.ofHours(25));
      put(world, "new", Ticks.of(world.clock.instant()));
      for (int i = 0; i < 45; i++) {
        world.graph.failing.add("a" + i);
      }
      assertThatThrownBy(world::poll).hasMessage("Graph gives no page: HTTP 500.");
      assertThat(world.missing()).noneMatch(text -> text.contains("\"new\""));
      world.poll();
      assertThat(world.quarantined).hasSize(45);
    }
  }

  @Test
  void keepsAnUnservedAlertInQuarantineThoughItWasStoppedWhenItFirstMeantTo() throws Exception {
    try (AlertWorld world = new AlertWorld(10)) {
      fill(world, 20, Duration.ofMinutes(1));
      world.graph.failing.add("a7");
      world.stopBeforeKeeping = true;
      assertThatThrownBy(world::poll).isInstanceOf(InterruptedException.class);
      world.stopBeforeKeeping = false;
      world.poll();
      assertThat(world.quarantined).hasSize(1);
    }
  }
}
