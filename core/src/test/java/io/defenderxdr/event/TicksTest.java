package io.defenderxdr.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TicksTest {

  @Test
  void keepsSevenDigitsAndCutsTheRest() {
    assertThat(Ticks.parse("2023-10-20T09:54:07.50333339Z"))
        .hasToString("2023-10-20T09:54:07.5033333Z");
    assertThat(Ticks.parse("2023-10-20T09:54:07Z")).hasToString("2023-10-20T09:54:07.0000000Z");
    assertThat(Ticks.parse("1969-12-31T23:59:59.9999999Z")).isEqualTo(new Ticks(-1));
  }

  @Test
  void turnsOtherOffsetsIntoUtc() {
    assertThat(Ticks.parse("2024-01-01T01:00:00+01:00"))
        .isEqualTo(Ticks.parse("2024-01-01T00:00:00Z"));
  }

  @Test
  void movesByADuration() {
    assertThat(Ticks.parse("2024-01-01T00:10:00Z").plus(Duration.ofMinutes(-10)))
        .isEqualTo(Ticks.parse("2024-01-01T00:00:00Z"));
  }
}
