package io.defenderxdr.source.eventhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.pipeline.BatchHandler;
import io.defenderxdr.retry.TimeScale;
import io.defenderxdr.source.envelope.EnvelopeReader;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worker against a hub that does what no hub should. */
class PartitionWorkerTest {

  private final TimeScale time = Reader.fast(100);
  private final FakeHub hub = new FakeHub();
  private final MemoryStore store = new MemoryStore(time.clock());
  private final Ear ear = new Ear();
  private final Sink sink = new Sink();
  private HubSource source;

  @BeforeEach
  void wire() {
    HubOptions options =
        Reader.options(
            "Endpoint=sb://ns.example.net;SharedAccessKeyName=k;SharedAccessKey=c2VjcmV0",
            HubOptions.Reading.usual(new BatchLimits(100, 1_000_000)));
    HubCheckpoints checkpoints =
        new HubCheckpoints(
            options.where(),
            store,
            new CheckpointPolicy(Duration.ofSeconds(10), 1000),
            time.clock());
    sink.checkpoints(checkpoints);
    source =
        new HubSource(
            Reader.STREAM,
            options,
            new HubSource.Parts("a", store, checkpoints, new EnvelopeReader(List.of()), ear),
            new HubTime(time.clock(), time.pause(), new Random(5)),
            () -> hub);
  }

  @Test
  void readsAcrossNumbersThatDoNotComeAndNamesThem() throws Exception {
    hub.last = 20;
    hub.holes.addAll(List.of(7L, 8L, 15L));
    source.runOnce(sink);
    assertThat(sink.times()).hasSize(18);
    assertThat(sink.times().values()).containsOnly(1);
    assertThat(ear.gaps)
        .containsExactly(
            "partition 0: sequences 7 to 8 did not come, in two readings",
            "partition 0: sequences 15 to 15 did not come, in two readings");
    assertThat(hub.opened)
        .extracting(request -> request.from())
        .containsExactly(
            new StartAt.Earliest(), new StartAt.After("o6", 6), new StartAt.After("o14", 14));
  }

  @Test
  void keepsAMessageThatNothingCanReadAsARecordWithTheReason() throws Exception {
    hub.last = 5;
    hub.unreadable.add(3L);
    source.runOnce(sink);
    assertThat(sink.times())
        .hasSize(6)
        .containsKey("partition 0, sequence 3: it cannot be decoded: offset is not in map");
    SourceRecord record = sink.batches().get(1).records().getFirst();
    assertThat(record.origin().text())
        .isEqualTo(
            "partition 0, sequence 3, record 1 of 1 (it cannot be decoded: offset is not in map)");
  }

  @Test
  void goesOnAfterATheftWhenTheLeaseIsStillIts() throws Exception {
    hub.last = 5;
    hub.thefts.set(3);
    source.runOnce(sink);
    assertThat(sink.times()).hasSize(6);
    assertThat(ear.degraded)
        .containsExactly(
            "Another reader takes partition 0 of consumer group $Default: give this collector a consumer group of its own.");
    assertThat(ear.recovered.get()).isOne();
  }

  @Test
  void aFaultOfOursIsToldAndThePartitionIsReadAgain() throws Exception {
    hub.last = 5;
    AtomicInteger calls = new AtomicInteger();
    BatchHandler faulty =
        batch -> {
          if (calls.getAndIncrement() == 0) {
            throw new IllegalStateException("oh no");
          }
          return sink.process(batch);
        };
    source.runOnce(faulty);
    assertThat(sink.times()).hasSize(6);
    assertThat(ear.degraded.getFirst())
        .isEqualTo(
            "Partition 0 met a fault of ours (java.lang.IllegalStateException: oh no): please report it; it is read again from its position.");
  }
}
