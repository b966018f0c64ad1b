package io.defenderxdr.source.eventhub;

import static io.defenderxdr.source.eventhub.HubWorld.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.defenderxdr.retry.TimeScale;
import io.defenderxdr.simulator.fault.Fault;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong at the hub and on the way to it. */
class HubTroubleTest {

  private static final TimeScale REAL = TimeScale.real(Clock.systemUTC());

  @ParameterizedTest
  @EnumSource(names = {"DETACH", "CONNECTION_DROP"})
  void readsAllPartitionsAgainWithinTenSecondsWhenAllLinksBreakAtOnce(Fault fault)
      throws Exception {
    try (HubWorld world = new HubWorld(16, REAL)) {
      world.put(160);
      Reader reader = world.reader("a", Reader.quick());
      world.awaitAll();
      world.fault(fault, "");
      await().atMost(PATIENCE).until(() -> !world.faults.has(fault));
      world.put(160);
      await().atMost(Duration.ofSeconds(10)).until(() -> world.sink.times().size() == 640);
      assertThat(world.sink.times().values()).containsOnly(1);
      assertThat(reader.ear.gaps).isEmpty();
    }
  }

  @Test
  void goesOnThroughAnHourOfRefusalsOfABusyHub() throws Exception {
    try (HubWorld world = new HubWorld(4, Reader.fast(10))) {
      world.fault(Fault.SERVER_BUSY, "on");
      Reader reader = world.reader("a", HubOptions.Reading.usual(Reader.quick().limits()));
      world.put(40);
      world.awaitAll();
      world.faults.clear(Fault.SERVER_BUSY);
      world.put(40);
      world.awaitAll();
      assertThat(reader.ear.gaps).isEmpty();
    }
  }

  @Test
  void opensAStalledPartitionAnew() throws Exception {
    try (HubWorld world = new HubWorld(1, Reader.fast(20))) {
      // The hub silences the first link there is, as soon as it sees it.
      world.fault(Fault.IDLE, "all");
      Reader reader = world.reader("a", HubOptions.Reading.usual(Reader.quick().limits()));
      await().atMost(PATIENCE).until(() -> reader.ear.sights.size() == 1);
      world.put(2);
      world.awaitAll();
      assertThat(world.sink.times().values()).containsOnly(1);
      await().atMost(PATIENCE).until(() -> reader.ear.sights.get("0").lag() == 0);
    }
  }

  @Test
  void handsOnAHalfFullBatchOfAnIdleHub() throws Exception {
    try (HubWorld world = new HubWorld(1, REAL)) {
      world.reader("a", Reader.quick());
      world.put(1);
      world.awaitAll();
      world.put(1);
      await().atMost(Duration.ofSeconds(5)).until(() -> world.sink.times().size() == 4);
    }
  }

  @Test
  void aPartitionThatDoesNotSettleHoldsBackNoOther() throws Exception {
    try (HubWorld world = new HubWorld(2, REAL)) {
      world.sink.shut("0");
      world.put(200);
      world.reader("a", Reader.quick());
      await().atMost(PATIENCE).until(() -> world.sink.times().size() == 200);
      world.sink.open("0");
      world.awaitAll();
      assertThat(world.sink.times().values()).containsOnly(1);
    }
  }

  @Test
  void saysWhatToDoWhenTheKeyIsWrong() throws Exception {
    try (HubWorld world = new HubWorld(1, REAL)) {
      String wrong =
          world
              .server
              .connectionString()
              .replaceAll("SharedAccessKey=[^;]*", "SharedAccessKey=d3Jvbmc=");
      try (Reader reader =
          new Reader("a", Reader.options(wrong, Reader.quick()), world.store, world.sink).start()) {
        await().atMost(PATIENCE).until(() -> !reader.ear.degraded.isEmpty());
        assertThat(reader.ear.degraded.getFirst())
            .contains("the key is wrong or the role Azure Event Hubs Data Receiver is missing");
      }
    }
  }
}
