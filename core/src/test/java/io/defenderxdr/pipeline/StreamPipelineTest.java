package io.defenderxdr.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.event.Documents;
import io.defenderxdr.event.Position;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.TimePosition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamPipelineTest {

  private final List<String> calls = new ArrayList<>();
  private final List<Documents> told = new ArrayList<>();
  private final StreamId stream = new StreamId("contoso", "alert");
  private final SourceBatch batch = new SourceBatch(stream, List.of(), TimePosition.START);

  private final Checkpoints checkpoints =
      new Checkpoints() {
        @Override
        public Position read(StreamId id) {
          return TimePosition.START;
        }

        @Override
        public void advance(StreamId id, Position position) {
          calls.add("advance");
        }
      };

  private StreamPipeline pipeline(Delivery delivery) {
    PipelineListener listener =
        new PipelineListener() {
          @Override
          public void mapped(SourceBatch mapped, Documents documents) {
            told.add(documents);
          }

          @Override
          public void settled(SourceBatch settled, Settlement settlement) {
            calls.add("settled");
          }
        };
    return new StreamPipeline(
        of -> new Documents(of.stream(), List.of(), 0), delivery, checkpoints, listener);
  }

  @Test
  void movesThePositionOnlyAfterSettlement() throws InterruptedException {
    Delivery delivery =
        documents -> {
          calls.add("deliver");
          return Settlement.NONE;
        };
    pipeline(delivery).process(batch);
    assertThat(calls).containsExactly("deliver", "advance", "settled");
  }

  @Test
  void keepsThePositionWhenItIsAskedToStop() {
    Delivery delivery =
        documents -> {
          throw new InterruptedException();
        };
    assertThatThrownBy(() -> pipeline(delivery).process(batch))
        .isInstanceOf(InterruptedException.class);
    assertThat(calls).isEmpty();
  }

  @Test
  void tellsWhatWasMappedBeforeItIsDelivered() throws InterruptedException {
    List<Documents> toldBefore = new ArrayList<>();
    Delivery delivery =
        documents -> {
          toldBefore.addAll(told);
          return Settlement.NONE;
        };
    pipeline(delivery).process(batch);
    assertThat(toldBefore).containsExactly(new Documents(stream, List.of(), 0));
  }
}
