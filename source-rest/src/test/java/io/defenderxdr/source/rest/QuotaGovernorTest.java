package io.defenderxdr.source.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.testkit.FakeClock;
import io.defenderxdr.testkit.FakePause;
import java.time.Duration;
import java.time.Instant;
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
}
