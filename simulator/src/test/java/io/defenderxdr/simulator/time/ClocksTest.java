package io.defenderxdr.simulator.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.simulator.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClocksTest {
  private final MovableClock wall = new MovableClock();

  @Test
  void runsFasterFromItsAnchorOn() {
    ScaledClock clock = ScaledClock.parse("60@2026-03-10T10:00:00Z", wall);
    assertThat(clock.instant()).isEqualTo(wall.instant());

    wall.move(Duration.ofSeconds(10));

    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-10T10:10:00Z"));
    assertThat(clock.onTheWall(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void isAnchoredAtTheLastMidnightUnlessToldOtherwise() {
    assertThat(ScaledClock.parse("2", wall).instant())
        .isEqualTo(Instant.parse("2026-03-10T20:00:00Z"));
  }

  @Test
  void goesForwardOnDemandOnly() {
    ScaledClock clock = ScaledClock.parse("1", wall);
    clock.advance(Duration.ofHours(1));

    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-10T11:00:00Z"));
    assertThatThrownBy(() -> clock.advance(Duration.ofHours(-1)))
        .hasMessageContaining("forward only");
  }

  @Test
  void writesAndReadsSevenFractionDigits() {
    long ticks = Ticks.parse("2026-01-02T03:04:05.0000001Z");

    assertThat(Ticks.text(ticks)).isEqualTo("2026-01-02T03:04:05.0000001Z");
    assertThat(Ticks.text(ticks - 2)).isEqualTo("2026-01-02T03:04:04.9999999Z");
    assertThat(Ticks.parse("2026-01-02T04:04:05.0000001+01:00")).isEqualTo(ticks);
  }

  @Test
  void readsSpansAsPeopleTypeThem() {
    assertThat(Spans.parse("500ms")).isEqualTo(Duration.ofMillis(500));
    assertThat(Spans.parse("90")).isEqualTo(Duration.ofSeconds(90));
    assertThat(Spans.parse("8m")).isEqualTo(Duration.ofMinutes(8));
    assertThat(Spans.parse("PT1H")).isEqualTo(Duration.ofHours(1));
    assertThatThrownBy(() -> Spans.parse("soon")).hasMessageContaining("'soon' is no span of time");
  }
}
