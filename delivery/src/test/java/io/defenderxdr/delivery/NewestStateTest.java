package io.defenderxdr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.delivery.cluster.IndexTemplate;
import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.Documents;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.Write;
import io.defenderxdr.pipeline.Settlement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NewestStateTest {

  private static final IndexTemplate LATEST =
      new IndexTemplate(
          "defender-xdr-latest",
          "{\"index_patterns\":[\"latest-*\"],\"priority\":250,\"template\":{\"mappings\":{\"_meta\":{\"managed_by\":\"defender-xdr\"}}}}");
  private static final Settlement TAKEN = new Settlement(1, 0, 0, 0);

  private final String index = SharedStore.freshDataStream().replace("logs-", "latest-");
  private final Bench bench = new Bench(Instant.parse("2026-03-01T12:00:00Z"));

  private Documents state(long version) {
    byte[] json = "{\"version\":%d}".formatted(version).getBytes(StandardCharsets.UTF_8);
    return Alerts.batch(
        new EcsDocument(
            index,
            new DocumentId("t:1"),
            json,
            -1,
            new Write.Newest(version),
            new Origin("alert 1", null)));
  }

  @Test
  void replacesAnOlderStateAndLeavesANewerOne() throws Exception {
    bench.start(LATEST);
    assertThat(bench.deliver(state(5))).isEqualTo(TAKEN);
    bench.start(LATEST);
    assertThat(bench.deliver(state(4))).isEqualTo(new Settlement(0, 1, 0, 0));
    assertThat(bench.deliver(state(5))).isEqualTo(TAKEN);
    assertThat(bench.deliver(state(6))).isEqualTo(TAKEN);
    assertThat(SharedStore.ask("GET", "/" + index + "/_doc/t:1", "").at("_version").number(0))
        .isEqualTo(6);
    assertThat(bench.health).isEmpty();
  }
}
