package io.defenderxdr.source.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.testkit.FakeClock;
import io.defenderxdr.testkit.FakePause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotaGovernorTest {

  @Test
  void letsNoMoreThanTheQuotaGoInAnyMinute() throws InterruptedException {
    FakeClock clock = new FakeClock(Instant.parse("2026-01-01T00:00:00Z"));
    FakePause pause = new FakePause(clock);
    QuotaGovernor quota = new QuotaGovernor(3, clock, pause);
    for (int i = 0; i < 3; i++) {
      quota.await();
      clock.advance(Duration.ofSeconds(10));
    }
    assertThat(pause.waits()).isEmpty();
    quota.await();
    assertThat(pause.waits()).containsExactly(Duration.ofSeconds(30));
  }

  @Test
  void holdsInEverySpanOfAMinuteAndWaitsNoLongerThanItMust() throws InterruptedException {
    Random random = new Random(7);
    FakeClock clock = new FakeClock(Instant.parse("2026-01-01T00:00:00Z"));
    QuotaGovernor quota = new QuotaGovernor(5, clock, new FakePause(clock));
    List<Instant> gone = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      clock.advance(Duration.ofMillis(random.nextInt(15_000)));
      Instant asked = clock.instant();
      quota.await();
      Instant went = clock.instant();
      if (gone.size() >= 5) {
        Instant free = gone.get(gone.size() - 5).plusSeconds(60);
        assertThat(went).isEqualTo(free.isAfter(asked) ? free : asked);
      }
      gone.add(went);
    }
  }
}
