package io.defenderxdr.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimeScaleTest {

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }

  @Test
  void countsFromMidnightSoThatAllProcessesAgree() {
    TimeScale scale = TimeScale.parse("60", at("2026-01-02T00:01:00Z"));
    assertThat(scale.clock().instant()).isEqualTo(Instant.parse("2026-01-02T01:00:00Z"));
  }

  @Test
  void countsFromAGivenAnchor() {
    TimeScale scale = TimeScale.parse("10@2026-01-02T00:00:00Z", at("2026-01-02T00:00:06.5Z"));
    assertThat(scale.clock().instant()).isEqualTo(Instant.parse("2026-01-02T00:01:05Z"));
    assertThat(TimeScale.parse(scale.text(), scale.wall())).isEqualTo(scale);
  }

  @Test
  void saysWhatAScaleLooksLike() {
    assertThatThrownBy(() -> TimeScale.parse("fast", at("2026-01-02T00:00:00Z")))
        .hasMessage(
            "'fast' is no time scale: write a number such as 60, or 60@2026-01-01T00:00:00Z.");
  }
}
