package io.defenderxdr.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import io.defenderxdr.checkpoint.StoredQuarantine;
import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Quarantine;
import io.defenderxdr.pipeline.QuarantineEntry;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.retry.Pause;
import io.defenderxdr.retry.TimeScale;
import io.defenderxdr.testkit.Azurite;
import io.defenderxdr.testkit.FakeClock;
import io.defenderxdr.testkit.FakeStateStore;
import io.defenderxdr.testkit.QuarantineContract;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Quarantine in a real container. */
class StoredQuarantineTest extends QuarantineContract {

  private static final AtomicInteger CONTAINERS = new AtomicInteger();
  private static final Pause PAUSE = TimeScale.real(Clock.systemUTC()).pause();
  private static Azurite azurite;

  private final StateStore store =
      new BlobStateStore(
          BlobContainers.of(
              azurite.connectionString(),
              "quarantine-" + CONTAINERS.incrementAndGet(),
              new JdkHttpClientBuilder().build()),
          new BlobWaits(BlobWaits.USUAL, PAUSE, new Random(1)));

  @BeforeAll
  static void start() {
    azurite = Azurite.shared();
  }

  @Override
  protected Quarantine open() {
    return new StoredQuarantine(store, new PipelineListener() {}, Clock.systemUTC(), PAUSE);
  }

  @Override
  protected List<String> kept(StreamId stream) throws Exception {
    return store.list("quarantine/" + stream.tenant() + "." + stream.stream() + "/").stream()
        .map(kept -> kept.entry().body())
        .toList();
  }

  @Test
  void waitsForAStoreThatIsAwayAndSaysSo() throws Exception {
    FakeClock clock = new FakeClock(Instant.EPOCH);
    FakeStateStore fake = new FakeStateStore(clock);
    List<String> health = new ArrayList<>();
    PipelineListener listener =
        new PipelineListener() {
          @Override
          public void degraded(StreamId stream, String reason, @Nullable Instant until) {
            health.add(reason);
          }

          @Override
          public void recovered(StreamId stream) {
            health.add("recovered");
          }
        };
    Pause bringsItBack =
        new Pause() {
          @Override
          public void forAtLeast(Duration duration) {
            fake.setAway(false);
          }

          @Override
          public void until(Instant moment) {
            fake.setAway(false);
          }
        };
    fake.setAway(true);
    StreamId stream = new StreamId("contoso", "alert");
    StoredQuarantine quarantine = new StoredQuarantine(fake, listener, clock, bringsItBack);
    quarantine.put(
        new QuarantineEntry(
            stream, null, new DocumentId("one"), "{}", "reason", "origin", Instant.EPOCH));
    assertThat(quarantine.count(stream)).isEqualTo(1);
    assertThat(health)
        .containsExactly(
            "A refused document of contoso/alert cannot be put into quarantine, so the stream waits and nothing is lost: The state store is away: bring it back.",
            "recovered");
  }
}
