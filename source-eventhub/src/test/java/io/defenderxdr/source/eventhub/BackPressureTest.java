package io.defenderxdr.source.eventhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongToIntFunction;
import org.junit.jupiter.api.Test;

/** What one partition holds, whatever comes. */
class BackPressureTest {

  private static final long ALLOWED = 12_000_000;
  private static final int SMALL = 10_000;
  private static final int LARGE = Prefetch.LARGEST_MESSAGE;

  /**
   * The SDK's link: the hub may send as many as there is credit, what is not asked for waits
   * unseen, and credit is given anew when half of it was handed on.
   */
  private static final class SdkModel implements Hub.Link {
    private final Intake intake;
    private final int prefetch;
    private final LongToIntFunction sizes;
    private final Queue<HubEvent> unseen = new ArrayDeque<>();
    private long asked;
    private int credit;
    private int handed;
    private long sequence;
    private long most;

    SdkModel(Intake intake, int prefetch, LongToIntFunction sizes) {
      this.intake = intake;
      this.prefetch = prefetch;
      this.credit = prefetch;
      this.sizes = sizes;
    }

    @Override
    public void request(int messages) {
      asked += messages;
    }

    @Override
    public void close() {}

    /** The hub is always faster than the reader. */
    void flow() {
      boolean moved = true;
      while (moved) {
        moved = false;
        while (credit > 0) {
          credit--;
          unseen.add(event(sequence, sizes.applyAsInt(sequence)));
          sequence++;
          moved = true;
        }
        measure();
        while (asked > 0 && !unseen.isEmpty()) {
          asked--;
          intake.message(unseen.remove());
          handed++;
          moved = true;
        }
        if (handed >= prefetch - prefetch / 2) {
          credit += handed;
          handed = 0;
        }
      }
      measure();
    }

    private void measure() {
      long held = intake.bytes() + unseen.stream().mapToLong(HubEvent::size).sum();
      most = Math.max(most, held);
    }
  }

  private static HubEvent event(long sequence, int size) {
    return new HubEvent(new byte[size], "", sequence, Instant.EPOCH, null, null);
  }

  @Test
  void holdsAtMostTwelveMegabytesWhenMessagesJumpFromTenKilobytesToOneMegabyte() {
    Prefetch prefetch = new Prefetch();
    for (int i = 0; i < 300; i++) {
      prefetch.saw(SMALL);
    }
    for (int jump = 1; jump < 60; jump++) {
      int at = jump;
      Intake intake = new Intake();
      SdkModel link = new SdkModel(intake, prefetch.count(), n -> n < at ? SMALL : LARGE);
      intake.connect(link);
      for (int round = 0; round < 40; round++) {
        link.flow();
        // The worker takes a few into its hand and settles them later.
        for (int i = 0; i < 3; i++) {
          intake.next();
        }
        link.flow();
        intake.settled();
      }
      assertThat(link.most).as("jump at %d", at).isLessThanOrEqualTo(ALLOWED);
      assertThat(link.sequence).as("it flows").isGreaterThan(60);
    }
  }

  @Test
  void countFollowsTheSizeOfMessages() {
    assertThat(new Prefetch().count()).isEqualTo(4);
    assertThat(after(SMALL)).isEqualTo(7);
    assertThat(after(800_000)).isEqualTo(5);
    assertThat(after(LARGE)).isEqualTo(3);
    assertThat(after(20_000_000)).isEqualTo(1);
  }

  private static int after(int size) {
    Prefetch prefetch = new Prefetch();
    for (int i = 0; i < 1000; i++) {
      prefetch.saw(size);
    }
    return prefetch.count();
  }

  @Test
  void aMessageLargerThanAllRoomStillComes() {
    Intake intake = new Intake();
    SdkModel link = new SdkModel(intake, 1, n -> 20_000_000);
    intake.connect(link);
    for (int round = 0; round < 5; round++) {
      link.flow();
      assertThat(intake.next()).isNotNull();
      intake.settled();
    }
    assertThat(link.sequence).isGreaterThanOrEqualTo(5);
  }
}
