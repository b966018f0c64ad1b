package io.defenderxdr.delivery.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.delivery.SharedStore;
import io.defenderxdr.status.AlertRow;
import io.defenderxdr.status.NewestAlerts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredAlertsTest {

  private final String index = SharedStore.freshDataStream().replace("logs-", "alerts-");
  private final StoredAlerts alerts = new StoredAlerts(SharedStore.cluster(), index);

  private void write(String json) throws InterruptedException {
    SharedStore.ask("POST", "/" + index + "/_doc?refresh=true", json);
  }

  @Test
  void showsTheNewestStateOfEachAlert() throws Exception {
    write(
        """
        {"@timestamp":"2026-01-01T00:00:00Z","event":{"id":"a1","url":"https://p/a1","provider":"mde"},
         "m365_defender":{"alert":{"title":"T","severity":"high","status":"new","other":1}}}
        """);
    write(
        """
        {"@timestamp":"2026-01-02T00:00:00.1234567Z","event":{"id":"a1","url":"https://p/a1"},
         "m365_defender":{"alert":{"title":"T","severity":"high","status":"resolved","service_source":"mdo"}}}
        """);
    write("{\"@timestamp\":\"2026-01-01T12:00:00Z\",\"event\":{\"id\":\"a2\"}}");
    assertThat(alerts.newestAlerts(5))
        .isEqualTo(
            new NewestAlerts.Found(
                List.of(
                    new AlertRow(
                        "a1",
                        "T",
                        "high",
                        "resolved",
                        "mdo",
                        new AlertRow.Seen(
                            Instant.parse("2026-01-02T00:00:00.1234567Z"), "https://p/a1")),
                    new AlertRow(
                        "a2",
                        "",
                        "",
                        "",
                        "",
                        new AlertRow.Seen(Instant.parse("2026-01-01T12:00:00Z"), null)))));
    assertThat(((NewestAlerts.Found) alerts.newestAlerts(1)).alerts()).hasSize(1);
  }

  @Test
  void hasNoneWhereNothingWasStored() throws Exception {
    assertThat(alerts.newestAlerts(5)).isEqualTo(new NewestAlerts.Found(List.of()));
    assertThat(new StoredAlerts(SharedStore.cluster(), "nothing-*").newestAlerts(5))
        .isEqualTo(new NewestAlerts.Found(List.of()));
  }

  @Test
  void saysThatTheStoreDoesNotAnswer() throws Exception {
    StoredAlerts away = new StoredAlerts(request -> new ClusterReply.NoAnswer("refused"), index);
    assertThat(away.newestAlerts(5))
        .isEqualTo(
            new NewestAlerts.Unavailable(
                "The store does not answer (refused): start it, or correct store.urls."));
  }
}
