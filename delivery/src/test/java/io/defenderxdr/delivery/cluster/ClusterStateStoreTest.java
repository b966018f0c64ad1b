package io.defenderxdr.delivery.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.delivery.SharedStore;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.pipeline.StateStore.Entry;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.testkit.StateStoreContract;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterStateStoreTest extends StateStoreContract {

  private static final Entry ENTRY = new Entry("a", Map.of("ownerid", "me"), "");

  @BeforeEach
  void removeIndex() throws InterruptedException {
    SharedStore.cluster().send(ClusterRequest.of("DELETE", "/" + ClusterStateStore.INDEX, ""));
  }

  @Override
  protected StateStore open() {
    return over(SharedStore.cluster());
  }

  private static ClusterStateStore over(Cluster cluster) {
    return new ClusterStateStore(
        cluster, ClusterStateStore.USUAL, RandomGenerator.of("SecureRandom"));
  }

  @Test
  void makesAHiddenIndexThatIndexesNamesOnly() throws Exception {
    open().write(ENTRY, new Expected.Nothing());
    Tree index =
        SharedStore.ask("GET", "/" + ClusterStateStore.INDEX, "").at(ClusterStateStore.INDEX);
    assertThat(index.at("settings", "index", "hidden").text()).isEqualTo("true");
    assertThat(index.at("mappings", "properties").names()).containsExactly("name");
  }

  @Test
  void knowsItsOwnWriteThatTwoNodesWereGiven() throws Exception {
    // As if the answer of the first node had been lost and the next one asked.
    Cluster twice =
        request -> {
          if (request.path().contains("/_doc/") && request.method().equals("PUT")) {
            SharedStore.cluster().send(request);
          }
          return SharedStore.cluster().send(request);
        };
    assertThat(over(twice).write(ENTRY, new Expected.Nothing()))
        .isPresent()
        .isEqualTo(open().read("a"));
    assertThat(open().write(ENTRY, new Expected.Nothing())).isEmpty();
  }

  @Test
  void saysInOneSentenceThatTheStoreIsAway() {
    StateStore away =
        over(request -> new ClusterReply.NoAnswer("connection refused by store:9200"));
    for (Call call :
        new Call[] {
          () -> away.read("a"),
          () -> away.list("a"),
          () -> away.write(ENTRY, new Expected.Anything()),
          () -> away.remove("a"),
          away::now
        }) {
      assertThatThrownBy(call::make)
          .isInstanceOf(StateAwayException.class)
          .hasMessage(
              "The store does not answer (connection refused by store:9200): start it, or correct store.urls.");
    }
  }

  private interface Call {
    void make() throws StateAwayException, InterruptedException;
  }

  @Test
  void saysWhatIsNotAllowed() {
    byte[] error =
        "{\"error\":{\"type\":\"security_exception\",\"reason\":\"no\"}}"
            .getBytes(StandardCharsets.UTF_8);
    StateStore forbidden = over(request -> new ClusterReply.Answered(403, null, error));
    assertThatThrownBy(() -> forbidden.read("a"))
        .hasMessage(
            "The store does not let this user read from defender-xdr-state (HTTP 403, security_exception: no): give it the privilege.");
  }

  @Test
  void namesADocumentThatIsNoneOfOurs() throws Exception {
    open().write(ENTRY, new Expected.Nothing());
    SharedStore.ask("PUT", "/" + ClusterStateStore.INDEX + "/_doc/b", "{\"name\":\"b\"}");
    assertThatThrownBy(() -> open().list(""))
        .isInstanceOfSatisfying(StateAwayException.class, e -> assertThat(e.isDamaged()).isTrue())
        .hasMessageStartingWith("The document b of the index defender-xdr-state");
  }

  @Test
  void listsMoreThanOnePage() throws Exception {
    StateStore store = open();
    for (int i = 0; i < 120; i++) {
      store.write(new Entry("many/" + i, Map.of(), ""), new Expected.Nothing());
    }
    assertThat(store.list("many/")).hasSize(120).doesNotHaveDuplicates();
  }
}
