package io.defenderxdr.source.eventhub;

import static io.defenderxdr.source.eventhub.HubWorld.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.pipeline.StateStore.Entry;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.retry.TimeScale;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong at the place of positions and leases, and between collectors that share it. */
class HubStoreTroubleTest {

  private static final TimeScale REAL = TimeScale.real(Clock.systemUTC());
  private static final String POSITION = "127.0.0.1/insights/$default/checkpoint/";
  private static final String LEASE = "127.0.0.1/insights/$default/ownership/";

  @ParameterizedTest
  @EnumSource(names = {"REFUSES", "THROWS", "HANGS"})
  void readsOnWhileTheStoreFailsAndSavesPositionsAfterwards(MemoryStore.Mood mood)
      throws Exception {
    try (HubWorld world = new HubWorld(2, REAL)) {
      world.put(20);
      Reader reader = world.reader("a", Reader.quick());
      world.awaitAll();
      world.store.mood(mood);
      await().atMost(PATIENCE).until(() -> !reader.ear.degraded.isEmpty());
      world.put(20);
      world.awaitAll();
      world.store.mood(MemoryStore.Mood.WORKS);
      await().atMost(PATIENCE).until(() -> sequence(world, 0) == 19 && sequence(world, 1) == 19);
      await().atMost(PATIENCE).until(() -> reader.ear.recovered.get() > 0);
      assertThat(world.sink.times().values()).containsOnly(1);
    }
  }

  @Test
  void writesNoPositionBeforeItsRecordsAreSettled() throws Exception {
    try (HubWorld world = new HubWorld(1, REAL)) {
      world.sink.shut("0");
      world.put(5);
      Reader reader = world.reader("a", Reader.quick());
      await().atMost(PATIENCE).until(() -> reader.ear.fetched.get() > 0);
      reader.close();
      assertThat(world.store.read(POSITION + "0")).isEmpty();
    }
  }

  @Test
  void tellsOfClocksThatDifferAndReadsAllTheSame() throws Exception {
    try (HubWorld world = new HubWorld(2, REAL)) {
      world.store.ahead(Duration.ofMinutes(3));
      world.store.write(lease("0", "dead"), new Expected.Nothing());
      world.put(20);
      Reader reader = world.reader("a", Reader.quick());
      world.awaitAll();
      assertThat(reader.ear.degraded.getFirst())
          .matches(
              "The clock of this machine is about 1[78]\\d s behind that of the place of positions and leases: set it by a time service; nothing is lost by it\\.");
      assertThat(world.sink.times().values()).containsOnly(1);
    }
  }

  @Test
  void takesItsLeasesOfThePreviousRunBackAtOnce() throws Exception {
    try (HubWorld world = new HubWorld(32, REAL)) {
      for (int partition = 0; partition < 32; partition++) {
        world.store.write(lease(Integer.toString(partition), "a"), new Expected.Nothing());
      }
      world.put(64);
      HubOptions.Reading usual = HubOptions.Reading.usual(Reader.quick().limits());
      world.reader("a", usual);
      await().atMost(Duration.ofSeconds(30)).until(() -> world.sink.times().size() == 128);
    }
  }

  @Test
  void sharesPartitionsAndTakesOverFromACollectorThatDied() throws Exception {
    try (HubWorld world = new HubWorld(4, REAL)) {
      Switched died = new Switched(world.store);
      Sink sinkOfB = new Sink();
      world.reader("a", Reader.quick());
      Reader b = world.reader("b", Reader.quick(), died, sinkOfB);
      await().atMost(PATIENCE).until(() -> owned(world, "a") == 2 && owned(world, "b") == 2);
      world.put(40);
      await()
          .atMost(PATIENCE)
          .until(() -> world.sink.times().size() + sinkOfB.times().size() == 80);
      assertThat(world.sink.times()).hasSize(40);

      // B wakes up later, with a batch in its hand and a position from before.
      for (int partition = 0; partition < 4; partition++) {
        sinkOfB.shut(Integer.toString(partition));
      }
      world.put(4);
      await().atMost(PATIENCE).until(() -> b.ear.fetched.get() == 44);
      died.away = true;
      world.put(36);
      await().atMost(PATIENCE).until(() -> world.sink.times().size() == 80);
      await().atMost(PATIENCE).until(() -> sum(world) == 80 - 4);
      for (int partition = 0; partition < 4; partition++) {
        sinkOfB.open(Integer.toString(partition));
      }
      died.away = false;
      await().atMost(PATIENCE).until(() -> owned(world, "a") == 2 && owned(world, "b") == 2);
      assertThat(sum(world)).as("no position went back").isEqualTo(80 - 4);
    }
  }

  @Test
  void givesItsPartitionsBackAtACleanStop() throws Exception {
    try (HubWorld world = new HubWorld(4, REAL)) {
      Reader a = world.reader("a", HubOptions.Reading.usual(Reader.quick().limits()));
      world.put(8);
      world.awaitAll();
      a.close();
      assertThat(owned(world, "")).isEqualTo(4);
      world.reader("b", HubOptions.Reading.usual(Reader.quick().limits()));
      world.put(8);
      world.awaitAll();
      assertThat(world.sink.times().values()).containsOnly(1);
    }
  }

  @Test
  void aStoredPositionWinsOverTheStartAtTheLatest() throws Exception {
    HubOptions.Reading quick = Reader.quick();
    HubOptions.Reading latest =
        new HubOptions.Reading(
            HubOptions.Start.LATEST, quick.round(), quick.expiry(), null, quick.limits());
    try (HubWorld world = new HubWorld(1, REAL)) {
      world.put(0, -1);
      Reader first = world.reader("a", latest);
      await().atMost(PATIENCE).until(() -> world.store.read(POSITION + "0").isPresent());
      first.close();
      world.put(10);
      world.reader("a", latest);
      world.awaitAll();
      assertThat(world.sink.times()).hasSize(20).doesNotContainKey("{\"n\":-1,\"half\":1}");
    }
  }

  private static Entry lease(String partition, String owner) {
    return new Entry(LEASE + partition, Map.of("ownerid", owner), "");
  }

  private static long sequence(HubWorld world, int partition) throws Exception {
    return world
        .store
        .read(POSITION + partition)
        .map(kept -> Long.parseLong(kept.entry().facts().get("sequencenumber")))
        .orElse(-1L);
  }

  private static long sum(HubWorld world) throws Exception {
    long sum = 0;
    for (int partition = 0; partition < 4; partition++) {
      sum += sequence(world, partition);
    }
    return sum;
  }

  private static long owned(HubWorld world, String owner) throws Exception {
    return world.store.list(LEASE).stream()
        .filter(kept -> kept.entry().facts().get("ownerid").equals(owner))
        .count();
  }

  /** A store that one collector cannot reach for a while. */
  private static final class Switched implements StateStore {

    private final StateStore store;
    volatile boolean away;

    Switched(StateStore store) {
      this.store = store;
    }

    private StateStore there() throws StateAwayException {
      if (away) {
        throw new StateAwayException("Away.", new Exception("away"));
      }
      return store;
    }

    @Override
    public Optional<Kept> read(String name) throws StateAwayException, InterruptedException {
      return there().read(name);
    }

    @Override
    public List<Kept> list(String prefix) throws StateAwayException, InterruptedException {
      return there().list(prefix);
    }

    @Override
    public Optional<Kept> write(Entry entry, Expected expected)
        throws StateAwayException, InterruptedException {
      return there().write(entry, expected);
    }

    @Override
    public void remove(String name) throws StateAwayException, InterruptedException {
      there().remove(name);
    }

    @Override
    public Instant now() throws StateAwayException, InterruptedException {
      return there().now();
    }
  }
}
