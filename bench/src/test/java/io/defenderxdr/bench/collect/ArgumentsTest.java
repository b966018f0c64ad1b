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
        CollectArguments.parse(List.of("--runs", "1", "--outage", "--store-records", "0"));
    assertThat(arguments).isEqualTo(new CollectArguments(1, 600_000, 30, 0, 60, ""));
  }

  @Test
  void namesTheOptionsThatThereAre() {
    assertThatThrownBy(() -> CollectArguments.parse(List.of("--rate", "1")))
        .hasMessage(
            "There is no option '--rate'; there are --runs, --records, --warmup, --store-records,"
                + " --outage, --outage-seconds, --jfr.");
    assertThatThrownBy(() -> SoakArguments.parse(List.of("--rate")))
        .hasMessage("The option --rate needs a value.");
  }

  @Test
  void soaksForAsLongAsAskedFor() {
    assertThat(SoakArguments.parse(List.of("--duration", "90s", "--rate", "500/s")))
        .isEqualTo(new SoakArguments(Duration.ofSeconds(90), 500));
  }
}
