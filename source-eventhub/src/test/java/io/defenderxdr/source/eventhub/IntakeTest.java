package io.defenderxdr.source.eventhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class IntakeTest {

  private static final int MESSAGE = 60_000;

  private final Intake intake = new Intake();
  private long allowed;
  private long sent;

  private final Hub.Link link =
      new Hub.Link() {
        @Override
        public void request(int messages) {
          allowed += messages;
        }

        @Override
        public void close() {
          allowed = sent;
        }
      };

  @Test
  void fetchesABatchAheadAndNoMoreUntilTheWorkerTakesFromIt() {
    intake.connect(link);
    sendAllThatMayCome();
    long ahead = intake.bytes();
    assertThat(ahead).isBetween(1_048_576L, 1_048_576L + 5L * MESSAGE);
    for (int taken = 0; taken < 10; taken++) {
      intake.next();
    }
    sendAllThatMayCome();
    assertThat(intake.bytes()).isGreaterThan(ahead).isLessThan(Intake.BYTES);
    assertThat(intake.isOpen()).isFalse();
  }

  private void sendAllThatMayCome() {
    while (sent < allowed) {
      intake.message(new HubEvent(new byte[MESSAGE], "" + sent, sent++, Instant.EPOCH, null, null));
    }
  }
}
