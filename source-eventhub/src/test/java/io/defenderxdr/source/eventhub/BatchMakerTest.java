package io.defenderxdr.source.eventhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.HubGroup;
import io.defenderxdr.event.HubPosition;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.source.envelope.EnvelopeReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchMakerTest {

  private static final HubGroup GROUP = new HubGroup("ns.example.net", "insights", "$Default");

  private static BatchMaker maker(int records, long bytes) {
    return new BatchMaker(
        new BatchMaker.Frame(
            Reader.STREAM,
            GROUP,
            "3",
            new EnvelopeReader(List.of()),
            new BatchLimits(records, bytes)));
  }

  private static HubEvent event(long sequence, String body, String flaw) {
    return new HubEvent(
        body.getBytes(StandardCharsets.UTF_8), "o" + sequence, sequence, Instant.EPOCH, null, flaw);
  }

  private static long sequence(SourceBatch batch) {
    return ((HubPosition) batch.positionAfter()).sequence();
  }

  @Test
  void aMessageThatDoesNotFitGoesOnInTheNextBatchAndThePositionWaitsForItsLastRecord() {
    BatchMaker maker = maker(3, 1000);
    maker.add(event(10, "[1,2]", null));
    maker.add(event(11, "[3,4,5,6,7]", null));
    assertThat(maker.isFull()).isTrue();
    SourceBatch first = maker.take();
    assertThat(first.records()).extracting(r -> r.json().toText()).containsExactly("1", "2", "3");
    assertThat(sequence(first)).isEqualTo(10);
    SourceBatch second = maker.take();
    assertThat(second.records()).extracting(r -> r.json().toText()).containsExactly("4", "5", "6");
    assertThat(sequence(second)).isEqualTo(10);
    assertThat(maker.isFull()).isFalse();
    SourceBatch third = maker.take();
    assertThat(third.records().getFirst().origin().text())
        .isEqualTo("partition 3, sequence 11, record 5 of 5");
    assertThat(sequence(third)).isEqualTo(11);
    assertThat(maker.isEmpty()).isTrue();
  }

  @Test
  void theMiddleOfTheFirstMessageEverHasThePositionBeforeIt() {
    BatchMaker maker = maker(1, 1000);
    maker.add(event(10, "[1,2]", null));
    assertThat(sequence(maker.take())).isEqualTo(9);
    assertThat(sequence(maker.take())).isEqualTo(10);
  }

  @Test
  void boundsABatchByItsBytesButTakesOneRecordOfAnySize() {
    BatchMaker maker = maker(100, 10);
    maker.add(event(1, "[\"a text that is longer than ten bytes\",\"b\"]", null));
    assertThat(maker.take().records()).hasSize(1);
    assertThat(maker.take().records()).hasSize(1);
  }

  @Test
  void aMessageWithoutRecordsMovesThePosition() {
    BatchMaker maker = maker(10, 1000);
    maker.add(event(5, "{\"records\":[]}", null));
    assertThat(maker.isEmpty()).isFalse();
    SourceBatch batch = maker.take();
    assertThat(batch.records()).isEmpty();
    assertThat(sequence(batch)).isEqualTo(5);
  }

  @Test
  void saysWhyAMessageStayedWhole() {
    BatchMaker maker = maker(10, 1000);
    maker.add(event(1, "oh no", null));
    maker.add(event(2, "17", "its body is no data but an AMQP value"));
    SourceBatch batch = maker.take();
    assertThat(batch.records())
        .extracting(record -> record.origin().text())
        .containsExactly(
            "partition 3, sequence 1, record 1 of 1 (the message is no JSON and is kept whole)",
            "partition 3, sequence 2, record 1 of 1 (its body is no data but an AMQP value)");
  }
}
