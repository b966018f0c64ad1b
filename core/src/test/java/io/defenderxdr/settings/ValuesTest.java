package io.defenderxdr.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesTest {

  @Test
  void readsDurations() {
    assertThat(Span.parse("1h30m")).isEqualTo(Duration.ofMinutes(90));
    assertThat(Span.parse("250ms")).isEqualTo(Duration.ofMillis(250));
    assertThatThrownBy(() -> Span.parse("5 minutes"))
        .hasMessage("'5 minutes' is no duration: write for instance 30s, 5m, 24h or 1h30m");
    assertThatThrownBy(() -> Span.parse("5")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsSizes() {
    assertThat(ByteSize.parse("1MB")).isEqualTo(1_000_000);
    assertThat(ByteSize.parse("2MiB")).isEqualTo(2_097_152);
    assertThatThrownBy(() -> ByteSize.parse("1"))
        .hasMessage("'1' is no size: write for instance 512kB, 1MB or 2MiB");
  }

  @Test
  void findsTheNearestName() {
    List<String> known = List.of("interval", "initial_interval", "tags");
    assertThat(NearMiss.of("intervall", known)).contains("interval");
    assertThat(NearMiss.of("tgas", known)).contains("tags");
    assertThat(NearMiss.of("colour", known)).isEmpty();
  }
}
