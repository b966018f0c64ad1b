package io.defenderxdr.bench.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  @Test
  void readsWhatIsAskedForAndKeepsTheRest() {
    CollectArguments arguments =
        CollectArguments.parse(List.of("--runs", "1", "--outage", "--store-records", "90000"));
    assertThat(arguments).isEqualTo(new CollectArguments(1, 600_000, 30, 90_000, 60, ""));
  }

  @Test
  void namesTheOptionsThatThereAre() {
    assertThatThrownBy(() -> CollectArguments.parse(List.of("--rate", "1")))
        .hasMessage(
            "There is no option '--rate'; there are --runs, --records, --warmup, --store-records,"
                + " --outage, --outage-seconds, --jfr.");
    assertThatThrownBy(
            () -> CollectArguments.parse(List.of("--store-records", "0", "--outage-seconds", "9")))
        .hasMessage("The outage is at a quarter of the store's rate: leave --store-records 0 out.");
    assertThatThrownBy(() -> SoakArguments.parse(List.of("--rate")))
        .hasMessage("The option --rate needs a value.");
  }

  @Test
  void soaksForAsLongAsAskedFor() {
    assertThat(SoakArguments.parse(List.of("--duration", "90s", "--rate", "500/s")))
        .isEqualTo(new SoakArguments(Duration.ofSeconds(90), 500));
  }
}
