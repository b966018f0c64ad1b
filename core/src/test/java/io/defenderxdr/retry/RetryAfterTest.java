package io.defenderxdr.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void readsSeconds() {
    assertThat(RetryAfter.parse(" 120 ", NOW)).contains(NOW.plusSeconds(120));
  }

  @Test
  void readsADate() {
    assertThat(RetryAfter.parse("Thu, 01 Jan 2026 00:02:00 GMT", NOW))
        .contains(NOW.plusSeconds(120));
  }

  @Test
  void takesNothingFromAnythingElse() {
    assertThat(RetryAfter.parse("soon", NOW)).isEmpty();
    assertThat(RetryAfter.parse("", NOW)).isEmpty();
    assertThat(RetryAfter.parse("99999999999999999999", NOW)).isEmpty();
  }
}
