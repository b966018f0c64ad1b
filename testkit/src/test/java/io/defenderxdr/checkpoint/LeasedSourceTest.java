package io.defenderxdr.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.BatchHandler;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Source;
import io.defenderxdr.pipeline.SourceRefusedException;
import io.defenderxdr.testkit.FakeClock;
import io.defenderxdr.testkit.FakeStateStore;
import io.defenderxdr.testkit.StandingPause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeasedSourceTest {

  private static final StreamId STREAM = new StreamId("contoso", "alert");
  private static final BatchHandler HANDLER =
      batch -> {
        throw new AssertionError("no batch here");
      };

  private final FakeClock clock = new FakeClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final FakeStateStore store = new FakeStateStore(clock);
  private final List<String> running = new CopyOnWriteArrayList<>();
  private final List<String> health = new CopyOnWriteArrayList<>();
  private final List<String> roles = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  private final PipelineListener listener =
      new PipelineListener() {
        @Override
        public void degraded(StreamId stream, String reason, @Nullable Instant until) {
          health.add(reason);
        }

        @Override
        public void recovered(StreamId stream) {
          health.add("recovered");
        }

        @Override
        public void standsBy(StreamId stream, String owner) {
          roles.add("for " + owner);
        }

        @Override
        public void runsHere(StreamId stream) {
          roles.add("here");
        }
      };

  /** Runs until interrupted, or until a single run is let go; is seen in {@link #running}. */
  private final class Endless implements Source {

    private final String name;
    private final CountDownLatch end = new CountDownLatch(1);

    private Endless(String name) {
      this.name = name;
    }

    @Override
    public StreamId stream() {
      return STREAM;
    }

    @Override
    public void run(BatchHandler handler) throws InterruptedException {
      running.add(name);
      try {
        end.await();
      } finally {
        running.remove(name);
      }
    }

    @Override
    public void runOnce(BatchHandler handler) throws InterruptedException {
      run(handler);
    }
  }

  private Leases leases(String owner, FakeClock ours) {
    LeaseTimes times = new LeaseTimes(LeaseTimes.USUAL, ours, new StandingPause(ours));
    return new Leases(store, owner, times, listener);
  }

  private Thread start(String owner) {
    return start(owner, new Endless(owner), clock);
  }

  private Thread start(String owner, Endless source, FakeClock ours) {
    LeasedSource leased = new LeasedSource(source, leases(owner, ours));
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    leased.run(HANDLER);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    threads.add(thread);
    return thread;
  }

  private static ConditionFactory await(String what) {
    return Awaitility.await(what).atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(5));
  }

  private void awaitRunning(String... owners) {
    await("running").untilAsserted(() -> assertThat(running).containsExactly(owners));
  }

  /** Moves the clock second by second, each time letting all threads come to rest. */
  private void pass(Duration duration, int threadsAtRest) {
    for (long second = 0; second < duration.toSeconds(); second++) {
      awaitRest(threadsAtRest);
      clock.advance(Duration.ofSeconds(1));
    }
    awaitRest(threadsAtRest);
  }

  private void awaitRest(int threadsAtRest) {
    await("threads at rest").until(() -> clock.waiting() == threadsAtRest);
  }

  @AfterEach
  void stopAll() throws Exception {
    store.setAway(false);
    for (Thread thread : threads) {
      thread.interrupt();
      thread.join();
    }
    assertThat(running).isEmpty();
  }

  @Test
  void runsOnOneCollectorAndRenewsWhileItRuns() {
    start("one");
    awaitRunning("one");
    start("two");
    // Two threads keep the lease of the one, a third waits for it.
    pass(Duration.ofMinutes(5), 3);
    assertThat(running).containsExactly("one");
    assertThat(store.writes()).isEqualTo(1 + 5 * 60 / 20);
    assertThat(health).isEmpty();
  }

  @Test
  void isTakenOverAtOnceAfterACleanStop() throws Exception {
    Thread one = start("one");
    awaitRunning("one");
    start("two");
    awaitRest(3);
    one.interrupt();
    one.join();
    assertThat(running).isEmpty();
    awaitRest(1);
    clock.advance(Duration.ofSeconds(5));
    awaitRunning("two");
    assertThat(roles).containsExactly("here", "for one", "here");
  }

  @Test
  void isTakenOverWhenTheLeaseOfADeadCollectorIsTooOld() throws Exception {
    leases("dead", clock).acquire(STREAM);
    start("two");
    pass(Duration.ofSeconds(60), 1);
    assertThat(running).isEmpty();
    clock.advance(Duration.ofSeconds(5));
    awaitRunning("two");
  }

  @Test
  void takesItsOwnLeaseBackAtOnceAfterAKill() throws Exception {
    leases("one", clock).acquire(STREAM);
    start("one");
    awaitRunning("one");
  }

  @Test
  void stopsBeforeAnotherMayBeginWhenTheStoreIsAway() {
    start("one");
    awaitRunning("one");
    awaitRest(2);
    store.setAway(true);
    pass(Duration.ofSeconds(49), 2);
    assertThat(running).containsExactly("one");
    clock.advance(Duration.ofSeconds(1));
    awaitRunning();
    assertThat(health.getFirst())
        .isEqualTo(
            "The lease of contoso/alert cannot be renewed; if that lasts it stops here and another collector takes it: The state store is away: bring it back.");
    store.setAway(false);
    awaitRest(1);
    clock.advance(Duration.ofSeconds(5));
    awaitRunning("one");
    assertThat(health).last().isEqualTo("recovered");
  }

  @Test
  void goesOnThroughAShortAbsenceOfTheStore() {
    start("one");
    awaitRunning("one");
    awaitRest(2);
    store.setAway(true);
    pass(Duration.ofSeconds(30), 2);
    store.setAway(false);
    pass(Duration.ofMinutes(2), 2);
    assertThat(running).containsExactly("one");
    assertThat(health).last().isEqualTo("recovered");
  }

  @Test
  void stopsWhenAnotherTookTheLease() throws Exception {
    FakeClock stopped = new FakeClock(clock.instant());
    start("one", new Endless("one"), stopped);
    awaitRunning("one");
    await("threads at rest").until(() -> stopped.waiting() == 2);
    // The process of the first one stands still, with its clock; then it wakes.
    clock.advance(Duration.ofMinutes(2));
    start("two");
    awaitRunning("one", "two");
    stopped.advance(Duration.ofSeconds(20));
    awaitRunning("two");
  }

  @Test
  void knowsItsRenewalWhoseAnswerWasLost() {
    start("one");
    awaitRunning("one");
    awaitRest(2);
    store.loseAnswers(1);
    pass(Duration.ofMinutes(2), 2);
    assertThat(running).containsExactly("one");
    assertThat(health).hasSize(2).last().isEqualTo("recovered");
  }

  @Test
  void tellsThatTheClocksDiffer() {
    FakeClock ahead = new FakeClock(clock.instant().plus(Duration.ofMinutes(3)));
    start("one", new Endless("one"), ahead);
    awaitRunning("one");
    assertThat(health)
        .containsExactly(
            "The clock of this machine is 180 s ahead of the state store's: set it by a time server; leases go by the store's clock meanwhile.");
    await("threads at rest").until(() -> ahead.waiting() == 2);
    clock.advance(Duration.ofSeconds(200));
    ahead.advance(Duration.ofSeconds(20));
    await("clocks agree").untilAsserted(() -> assertThat(health).last().isEqualTo("recovered"));
    assertThat(running).containsExactly("one");
  }

  @Test
  void aClockThreeMinutesOffStealsNothing() {
    start("one");
    awaitRunning("one");
    FakeClock ahead = new FakeClock(clock.instant().plus(Duration.ofMinutes(3)));
    start("two", new Endless("two"), ahead);
    await("it waits").until(() -> ahead.waiting() == 1);
    assertThat(running).containsExactly("one");
  }

  @Test
  void endsWithTheSingleRunAndGivesTheLeaseBack() throws Exception {
    Endless source = new Endless("one");
    FutureTask<Boolean> once =
        new FutureTask<>(
            () -> {
              new LeasedSource(source, leases("one", clock)).runOnce(HANDLER);
              return true;
            });
    threads.add(Thread.ofPlatform().start(once));
    awaitRunning("one");
    source.end.countDown();
    assertThat(once.get()).isTrue();
    assertThat(store.read("leases/contoso.alert").orElseThrow().entry().facts())
        .containsEntry("ownerid", "");
  }

  private record Failing(Exception failure) implements Source {

    @Override
    public StreamId stream() {
      return STREAM;
    }

    @Override
    public void run(BatchHandler handler) {
      throw (RuntimeException) failure;
    }

    @Override
    public void runOnce(BatchHandler handler) throws SourceRefusedException {
      throw (SourceRefusedException) failure;
    }
  }

  @Test
  void handsOnRefusalsAndFaultsOfTheSource() {
    SourceRefusedException refused = new SourceRefusedException(STREAM, 403, "no");
    assertThatExceptionOfType(SourceRefusedException.class)
        .isThrownBy(
            () -> new LeasedSource(new Failing(refused), leases("one", clock)).runOnce(HANDLER))
        .isSameAs(refused);
    RuntimeException fault = new IllegalStateException("a fault");
    assertThatThrownBy(
            () -> new LeasedSource(new Failing(fault), leases("two", clock)).run(HANDLER))
        .isSameAs(fault);
  }
}
