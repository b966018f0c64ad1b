package io.defenderxdr.source.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.SteppedOver;
import io.defenderxdr.event.Ticks;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.pipeline.SourceRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cursor in worlds made by chance; another beginning of seeds: {@code -Dcursor.seed=N}, another
 * number of them: {@code -Dcursor.seeds=N}.
 */
class AlertSeedsTest {

  private static final Ticks DAY_BEFORE = Ticks.of(AlertWorld.START).plus(Duration.ofDays(-1));
  private static final List<String> SEVERITIES = List.of("low", "medium", "high");
  private static final int TROUBLED_POLLS = 4;

  static List<Integer> seeds() {
    long first = Long.getLong("cursor.seed", 4711);
    return new Random(first).ints(Integer.getInteger("cursor.seeds", 200)).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void losesNothingInAnyWorld(int seed) throws Exception {
    try (AlertWorld world = new AlertWorld(1 + new Random(seed).nextInt(20))) {
      new Story(world, new Random(seed)).tell("seed " + seed);
    }
  }

  /** One world, its troubles, and what must hold all the time. */
  private static final class Story {

    private final AlertWorld world;
    private final Random random;

    /** Became visible later than their time, and need not be read before this poll ends. */
    private final Set<String> late = new HashSet<>();

    /** Was not served for some time. */
    private final Set<String> unserved = new HashSet<>();

    private int changes;
    private int troubles;

    Story(AlertWorld world, Random random) {
      this.world = world;
      this.random = random;
    }

    void tell(String name) throws Exception {
      build();
      for (int poll = 0; poll < TROUBLED_POLLS; poll++) {
        troubledPoll(name);
        world.clock.advance(Duration.ofMinutes(random.nextInt(7)));
        comeLate();
      }
      changes = 0;
      troubles = 0;
      quietPoll(name);
      late.clear();
      requireComplete(name);
      requireServed(name);
      int before = world.graph.requests;
      world.poll();
      assertThat(world.graph.requests - before)
          .as("a quiet poll, %s %s", name, world)
          .isLessThan(2_500);
      heal();
      world.poll();
      assertThat(world.undelivered()).as("healed, %s %s", name, world).isEmpty();
      assertThat(position().steppedOver()).as("%s %s", name, world).isEmpty();
      assertThat(world.graph.requests).as("%s %s", name, world).isLessThan(20_000);
      assertThat(world.batches)
          .allSatisfy(b -> assertThat(b.records()).hasSizeLessThanOrEqualTo(7));
    }

    private void quietPoll(String name) throws InterruptedException {
      try {
        world.poll();
      } catch (SourceRefusedException e) {
        throw new AssertionError(name + " " + world, e);
      }
    }

    private void build() {
      int order = random.nextInt(4);
      world.graph.orderIgnored = order == 1;
      world.graph.shuffled = order == 2;
      world.graph.linkRefused = random.nextInt(3) == 0;
      world.graph.greatestPage = random.nextInt(4) == 0 ? 1 + random.nextInt(8) : Integer.MAX_VALUE;
      int spread = List.of(1, 3, 60, 3_600).get(random.nextInt(4));
      int count = random.nextInt(61);
      for (int i = 0; i < count; i++) {
        put("a" + i, DAY_BEFORE.plus(Duration.ofSeconds(random.nextInt(spread))));
      }
      for (int i = random.nextInt(8) - 3; i > 0 && count > 0; i--) {
        String id = "a" + random.nextInt(count);
        world.graph.failing.add(id);
        unserved.add(id);
        if (random.nextInt(3) == 0) {
          world.graph.failingWholly.add(id);
        }
      }
      boolean plain = unserved.isEmpty() && world.graph.greatestPage > 8;
      world.graph.emptyPageFirst =
          plain && spread > 3 && !world.graph.linkRefused && random.nextInt(4) == 0;
      changes = random.nextInt(30);
      troubles = random.nextInt(3) == 0 ? 20 : 0;
      world.graph.beforeEachPage = this::happen;
      world.afterSettling = this::requirePosition;
    }

    private void put(String id, Ticks updated) {
      String severity = SEVERITIES.get(Math.floorMod(id.hashCode(), SEVERITIES.size()));
      world.graph.alerts.put(id, new GraphImitation.Alert(id, updated, severity));
    }

    private void happen() {
      world.clock.advance(Duration.ofMillis(100));
      if (changes-- > 0) {
        String id = "a" + random.nextInt(70);
        if (!world.graph.failing.contains(id)) {
          put(id, Ticks.of(world.clock.instant()));
          late.remove(id);
        }
      }
      if (troubles > 0 && random.nextInt(8) == 0) {
        troubles--;
        switch (random.nextInt(4)) {
          case 0 -> world.graph.breakOff = 1;
          case 1 -> world.graph.script.add(new GraphImitation.Scripted(500, ""));
          case 2 -> world.graph.script.add(new GraphImitation.Scripted(429, "2"));
          default -> world.graph.script.add(new GraphImitation.Scripted(503, "1"));
        }
      }
    }

    /** A poll that may be ended by a stop in its middle, or by troubles. */
    private void troubledPoll(String name) throws InterruptedException {
      int stopAt = random.nextInt(3) == 0 ? random.nextInt(6) : Integer.MAX_VALUE;
      int[] batches = {0};
      world.beforeSettling =
          batch -> {
            if (batches[0]++ == stopAt) {
              throw new InterruptedException("stop");
            }
          };
      try {
        world.poll();
        late.clear();
      } catch (SourceRefusedException e) {
        assertThat(troubles + world.graph.failing.size()).as("%s %s", name, e).isPositive();
      } catch (InterruptedException e) {
        assertThat(e).hasMessage("stop");
        // What was in hand comes again, or its successor.
        world.graph.served.clear();
      }
      requireServed(name);
      world.beforeSettling = batch -> {};
    }

    private void comeLate() {
      Ticks readUpTo = position().readUpTo();
      if (readUpTo != null && random.nextBoolean()) {
        String id = "late" + random.nextInt(10);
        put(id, readUpTo.plus(Duration.ofSeconds(-random.nextInt(599))));
        late.add(id);
      }
    }

    private void heal() {
      world.graph.failing.clear();
      world.graph.failingWholly.clear();
      world.graph.greatestPage = Integer.MAX_VALUE;
      world.clock.advance(Duration.ofHours(3));
    }

    private TimePosition position() {
      return (TimePosition) world.saved;
    }

    /** At no moment may the position lie behind anything unread. */
    private void requirePosition() {
      Ticks readUpTo = position().readUpTo();
      for (GraphImitation.Alert alert : new ArrayList<>(world.graph.alerts.values())) {
        boolean isBehind = readUpTo != null && alert.updated().isBefore(readUpTo);
        if (isBehind && !late.contains(alert.id()) && !isAnswered(alert)) {
          throw new AssertionError(alert + " was passed, " + world);
        }
      }
    }

    /** Whatever came whole was handed on, whatever it was asked for. */
    private void requireServed(String name) {
      assertThat(world.delivered.keySet()).as("%s %s", name, world).containsAll(world.graph.served);
    }

    private void requireComplete(String name) {
      assertThat(world.graph.alerts.values()).as("%s %s", name, world).allMatch(this::isAnswered);
    }

    private boolean isAnswered(GraphImitation.Alert alert) {
      return world.delivered.containsKey(alert.json(false))
          || position().steppedOver().stream().anyMatch(note -> covers(note, alert));
    }

    private boolean covers(SteppedOver note, GraphImitation.Alert alert) {
      return unserved.contains(alert.id())
          && !alert.updated().isBefore(note.from())
          && alert.updated().isBefore(note.to());
    }
  }
}
