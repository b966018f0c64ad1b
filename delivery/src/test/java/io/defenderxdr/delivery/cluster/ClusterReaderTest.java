package io.defenderxdr.delivery.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.defenderxdr.delivery.SharedStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterReaderTest {

  private final ClusterReader reader = new ClusterReader(SharedStore.cluster());
  private final String index = SharedStore.freshDataStream().replace("logs-", "plain-");

  private void write(int count) throws InterruptedException {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < count; i++) {
      body.append("{\"index\":{\"_id\":\"d%d\"}}\n".formatted(i))
          .append(
              "{\"@timestamp\":\"2026-01-01T00:00:%02dZ\",\"n\":%d,\"x\":1}\n"
                  .formatted(i % 60, i));
    }
    SharedStore.ask("POST", "/" + index + "/_bulk", body.toString());
  }

  @Test
  void givesTheNewestFirstWithTheWantedFieldsOnly() throws Exception {
    write(9);
    SharedStore.count(index);
    List<Tree> hits = reader.newest(index, 2, List.of("n"));
    assertThat(hits).extracting(hit -> hit.at("_id").text()).containsExactly("d8", "d7");
    assertThat(hits.getFirst().at("_source").names()).containsExactly("n");
  }

  @Test
  void walksOverEveryDocumentPageAfterPage() throws Exception {
    write(11_000);
    List<String> ids = new ArrayList<>();
    reader.allIds(index, (from, id) -> ids.add(from + " " + id));
    assertThat(ids).hasSize(11_000).doesNotHaveDuplicates().contains(index + " d10999");
    assertThat(reader.count(index)).isEqualTo(11_000);
  }

  @Test
  void findsNothingWhereThereIsNoIndex() throws Exception {
    assertThat(reader.newest(index, 2, List.of("n"))).isEmpty();
    assertThat(reader.count(index)).isZero();
    reader.allIds(index, (from, id) -> assertThat(id).isNull());
  }

  @Test
  void saysThatTheStoreDoesNotAnswer() {
    ClusterReader away = new ClusterReader(request -> new ClusterReply.NoAnswer("refused"));
    assertThatExceptionOfType(NotReadyException.class)
        .isThrownBy(() -> away.count(index))
        .withMessage("The store does not answer (refused): start it, or correct store.urls.");
  }
}
