package io.defenderxdr.source.eventhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.HubGroup;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.BatchHandler;
import io.defenderxdr.pipeline.Source;
import io.defenderxdr.pipeline.StateStore.Entry;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.testkit.FakeClock;
import io.defenderxdr.testkit.FakeStateStore;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MigratingSourceTest {

  private static final HubGroup GROUP =
      new HubGroup("ns.servicebus.windows.net", "insights", "$Default");
  private static final String VERSION_1 =
      "{\"checkpoint\":{\"offset\":\"400\",\"sequenceNumber\":%d,\"enqueueTime\":\"\"}}";

  private final FakeStateStore store = new FakeStateStore(new FakeClock(Instant.EPOCH));

  private void keep(String name, Map<String, String> facts, String body) throws Exception {
    store.write(new Entry(name, facts, body), new Expected.Anything());
  }

  private String sequence(String partition) throws Exception {
    return store
        .read("ns.servicebus.windows.net/insights/$default/checkpoint/" + partition)
        .map(kept -> kept.entry().facts().get("sequencenumber"))
        .orElse("none");
  }

  @Test
  void takesOlderPositionsOverOnceAndLeavesOurOwnAlone() throws Exception {
    keep("0", Map.of(), VERSION_1.formatted(10));
    keep("1", Map.of(), VERSION_1.formatted(11));
    keep(
        "ns.servicebus.windows.net/insights/$default/checkpoint/1",
        Map.of("offset", "900", "sequencenumber", "99"),
        "");
    OlderPositions older = new OlderPositions(GROUP, store);
    assertThat(older.takeOver()).containsExactly("0");
    assertThat(sequence("0")).isEqualTo("10");
    assertThat(sequence("1")).isEqualTo("99");
    assertThat(older.takeOver()).isEmpty();
  }

  @Test
  void beginsEvenIfThePlaceOfPositionsIsAway() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    store.setAway(true);
    Source source =
        new Source() {
          @Override
          public StreamId stream() {
            return Reader.STREAM;
          }

          @Override
          public void run(BatchHandler handler) {
            runs.incrementAndGet();
          }

          @Override
          public void runOnce(BatchHandler handler) {
            runs.incrementAndGet();
          }
        };
    MigratingSource migrating = new MigratingSource(source, new OlderPositions(GROUP, store));
    migrating.run(
        batch -> {
          throw new IllegalStateException("no batch");
        });
    migrating.runOnce(
        batch -> {
          throw new IllegalStateException("no batch");
        });
    assertThat(runs).hasValue(2);
  }
}
