package io.defenderxdr.source.eventhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one partition holds, whatever comes. */
class BackPressureTest {

  private static final Room USUAL = Room.of(BatchLimits.USUALLY_HELD);
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
    private boolean closed;

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
    public void close() {
      closed = true;
      unseen.clear();
    }

    /** The hub is always faster than the reader. */
    void flow() {
      boolean moved = true;
      while (moved && !closed) {
        moved = false;
        while (credit > 0 && (unseen.isEmpty() || asked < unseen.size())) {
          credit--;
          unseen.add(event(sequence, sizes.applyAsInt(sequence)));
          sequence++;
          moved = true;
        }
        measure();
        while (asked > 0 && !unseen.isEmpty() && !closed) {
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

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void holdsAtMostTwelveMegabytesWhenMessagesJumpFromTenKilobytesToOneMegabyte(boolean wide) {
    Prefetch prefetch = new Prefetch(USUAL);
    for (int i = 0; i < 300; i++) {
      prefetch.saw(SMALL);
    }
    int count = wide ? prefetch.wide() : prefetch.careful();
    for (int jump = 1; jump < 60; jump++) {
      int at = jump;
      Intake intake = new Intake(new Pace.Terms(count, wide), USUAL);
      SdkModel link = new SdkModel(intake, count, n -> n < at ? SMALL : LARGE);
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
      assertThat(link.closed).isEqualTo(wide);
      assertThat(wide || link.sequence > 60).as("it flows").isTrue();
    }
  }

  @Test
  void aReaderThatWaitsForTheLineGetsAWideLinkAndACarefulOneAfterAFlood() {
    FakeClock clock = new FakeClock(Instant.EPOCH);
    Pace pace = new Pace(clock, USUAL);
    assertThat(pace.next()).isEqualTo(new Pace.Terms(4, false));
    assertThat(wantsAnother(pace, true)).isTrue();
    assertThat(pace.next()).isEqualTo(new Pace.Terms(200, true));
    assertThat(wantsAnother(pace, true)).isFalse();
    pace.flooded();
    assertThat(pace.next()).isEqualTo(new Pace.Terms(7, false));
    assertThat(wantsAnother(pace, true)).as("not so soon").isFalse();
    clock.advance(Duration.ofSeconds(30));
    assertThat(wantsAnother(pace, false)).as("it has enough").isFalse();
    assertThat(wantsAnother(pace, true)).isTrue();
  }

  private static boolean wantsAnother(Pace pace, boolean waited) {
    boolean wants = false;
    for (int look = 0; look < 32; look++) {
      pace.saw(SMALL);
      wants |= pace.wantsAnother(waited);
    }
    return wants;
  }

  @Test
  void countFollowsTheSizeOfMessages() {
    assertThat(new Prefetch(USUAL).wide()).isEqualTo(4);
    assertThat(after(SMALL)).isEqualTo(200);
    assertThat(after(100_000)).isEqualTo(40);
    assertThat(after(800_000)).isEqualTo(5);
    assertThat(after(LARGE)).isEqualTo(3);
    assertThat(after(20_000_000)).isEqualTo(1);
  }

  private static int after(int size) {
    Prefetch prefetch = new Prefetch(USUAL);
    for (int i = 0; i < 1000; i++) {
      prefetch.saw(size);
    }
    assertThat(prefetch.careful()).isEqualTo(Math.min(7, prefetch.wide()));
    return prefetch.wide();
  }

  @ParameterizedTest
  @ValueSource(longs = {2_200_000, 4_000_000, 12_000_000, 40_000_000})
  void dividesWhatAPartitionMayHold(long bytes) {
    Room room = Room.of(bytes);
    long unseen = (long) room.unseen() * Prefetch.LARGEST_MESSAGE;
    assertThat(unseen + room.carefulBytes()).isLessThanOrEqualTo(bytes).isGreaterThan(bytes / 2);
    assertThat(room.wideBytes() + room.ahead()).isLessThanOrEqualTo(bytes);
    assertThat(room.unseen()).isPositive();
  }

  @Test
  void aMessageLargerThanAllRoomStillComes() {
    Intake intake = new Intake(new Pace.Terms(1, false), USUAL);
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
