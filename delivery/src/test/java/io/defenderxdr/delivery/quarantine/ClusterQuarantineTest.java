package io.defenderxdr.delivery.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.delivery.SharedStore;
import io.defenderxdr.delivery.cluster.Cluster;
import io.defenderxdr.delivery.cluster.ClusterReply;
import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Quarantine;
import io.defenderxdr.pipeline.QuarantineEntry;
import io.defenderxdr.testkit.FakeClock;
import io.defenderxdr.testkit.FakePause;
import io.defenderxdr.testkit.QuarantineContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterQuarantineTest extends QuarantineContract {

  private static final AtomicInteger NAMESPACES = new AtomicInteger();
  private static final StreamId STREAM = new StreamId("contoso", "alert");

  private final String namespace = "q" + NAMESPACES.incrementAndGet();
  private final String target = ClusterQuarantine.dataStream(namespace);
  private final FakeClock clock = new FakeClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final List<String> health = new ArrayList<>();

  private final PipelineListener listener =
      new PipelineListener() {
        @Override
        public void degraded(StreamId stream, String reason, @Nullable Instant until) {
          health.add(reason);
        }

        @Override
        public void recovered(StreamId stream) {
          health.add("recovered");
        }
      };

  private ClusterQuarantine over(Cluster cluster) {
    return new ClusterQuarantine(
        cluster,
        stream -> namespace,
        new FileQuarantine.Surroundings(listener, clock, new FakePause(clock)));
  }

  @Override
  protected Quarantine open() {
    return over(SharedStore.cluster());
  }

  @Override
  protected List<String> kept(StreamId stream) throws InterruptedException {
    SharedStore.count(target);
    return SharedStore.ask("GET", "/" + target + "/_search?size=100", "")
        .at("hits", "hits")
        .elements()
        .stream()
        .map(hit -> hit.at("_source"))
        .filter(
            source ->
                source.at("defender_xdr", "quarantine", "stream").text().equals(stream.toString()))
        .map(
            source ->
                String.join(
                    " ",
                    stream.toString(),
                    source.at("@timestamp").text(),
                    source.at("error", "message").text(),
                    source.at("defender_xdr", "quarantine", "index").text(),
                    source.at("defender_xdr", "quarantine", "document_id").text(),
                    source.at("defender_xdr", "quarantine", "origin").text(),
                    source.at("defender_xdr", "quarantine", "document").text()))
        .toList();
  }

  @AfterEach
  void removeData() throws InterruptedException {
    SharedStore.ask("DELETE", "/_data_stream/" + target, "");
  }

  private static QuarantineEntry entry(String id) {
    return new QuarantineEntry(
        STREAM, null, new DocumentId(id), "{}", "reason", "origin", Instant.EPOCH);
  }

  @Test
  void keepsAnEntryOnceAcrossARollOver() throws Exception {
    open().put(entry("one"));
    SharedStore.rollOver(target);
    open().put(entry("one"));
    open().put(entry("two"));
    assertThat(kept(STREAM)).hasSize(2);
  }

  @Test
  void findsEntriesByReasonAndStream() throws Exception {
    open().put(entry("one"));
    SharedStore.count(target);
    assertThat(hits("error.message:reason")).isEqualTo(1);
    assertThat(hits("defender_xdr.quarantine.stream:\"contoso/alert\"".replace("\"", "%22")))
        .isEqualTo(1);
  }

  private long hits(String query) throws InterruptedException {
    return SharedStore.ask("GET", "/" + target + "/_count?q=" + query, "").at("count").number(-1);
  }

  @Test
  void waitsForAClusterThatIsAwayAndSaysSo() throws Exception {
    int[] requests = {0};
    Cluster late =
        request ->
            ++requests[0] <= 2
                ? new ClusterReply.NoAnswer("connection refused by store:9200")
                : SharedStore.cluster().send(request);
    over(late).put(entry("one"));
    assertThat(kept(STREAM)).hasSize(1);
    assertThat(health).hasSize(3).last().isEqualTo("recovered");
    assertThat(health.getFirst())
        .isEqualTo(
            "A refused document of contoso/alert cannot be put into quarantine, so the stream waits and nothing is lost: The store does not answer (connection refused by store:9200): start it, or correct store.urls.");
  }
}
