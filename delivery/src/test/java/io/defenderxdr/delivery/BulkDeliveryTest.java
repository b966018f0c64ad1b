package io.defenderxdr.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.defenderxdr.delivery.cluster.ClusterReply;
import io.defenderxdr.delivery.cluster.Tree;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.pipeline.QuarantineEntry;
import io.defenderxdr.pipeline.Settlement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BulkDeliveryTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final int ALL = 1_200;

  private final String index = SharedStore.freshDataStream();
  private final Bench bench = new Bench(NOW);

  @Test
  void createsEachDocumentOnceAndFindsItThereTheNextTime() throws Exception {
    List<EcsDocument> documents = Alerts.many(index, ALL, NOW);
    assertThat(bench.deliver(Alerts.batch(documents))).isEqualTo(new Settlement(ALL, 0, 0, 0));
    assertThat(bench.deliver(Alerts.batch(documents))).isEqualTo(new Settlement(0, ALL, 0, 0));
    assertThat(SharedStore.count(index)).isEqualTo(ALL);
    assertThat(SharedStore.ask("GET", "/_data_stream/" + index, "").at("data_streams").elements())
        .hasSize(1);
    assertThat(bench.cluster.bulks()).hasSize(6);
    assertThat(bench.health).isEmpty();
  }

  @Test
  void keepsARefusedDocumentInQuarantineAndDeliversTheOthers() throws Exception {
    Settlement settlement =
        bench.deliver(
            Alerts.batch(
                Alerts.one(index, "1", NOW),
                Alerts.one(index, "many", NOW),
                Alerts.one(index, "3", NOW)));
    assertThat(settlement).isEqualTo(new Settlement(2, 0, 1, 0));
    assertThat(SharedStore.count(index)).isEqualTo(2);
    QuarantineEntry entry = bench.quarantine.getFirst();
    assertThat(entry.index()).isEqualTo(index);
    assertThat(entry.id()).isEqualTo(Alerts.one(index, "many", NOW).id());
    assertThat(entry.origin()).isEqualTo("alert many");
    assertThat(entry.document()).contains("\"number\":\"many\"", "2026-03-01T12:00:00.000Z");
    assertThat(entry.reason())
        .startsWith("The store refused the document: HTTP 400, mapper_parsing_exception: ")
        .contains("field [number]");
  }

  @Test
  void stampsEveryDocumentBehindAnOutageOfHalfAnHour() throws Exception {
    Instant back = NOW.plus(Duration.ofMinutes(30));
    bench.cluster.fault(
        (request, self) ->
            bench.clock.instant().isBefore(back)
                ? Optional.of(new ClusterReply.NoAnswer("connection refused by store:9200"))
                : Optional.empty());
    assertThat(bench.deliver(Alerts.batch(Alerts.many(index, ALL, NOW))).created()).isEqualTo(ALL);
    SharedStore.ask("POST", "/" + index + "/_refresh", "");
    Tree early =
        SharedStore.ask(
            "POST",
            "/" + index + "/_count",
            "{\"query\":{\"range\":{\"event.ingested\":{\"gte\":\"" + back + "\"}}}}");
    assertThat(early.at("count").number(-1)).isEqualTo(ALL);
    assertThat(bench.health.getFirst())
        .isEqualTo(
            "The store does not answer (connection refused by store:9200): start it, or correct store.urls.");
    assertThat(bench.health.getLast()).isEqualTo("recovered");
    assertThat(bench.pause.waits()).allMatch(wait -> wait.compareTo(Duration.ofSeconds(30)) <= 0);
  }

  @Test
  void stampsWhatWasSentAgainWithTheTimeOfTheLastAttempt() throws Exception {
    bench.cluster.fault(
        (request, self) ->
            FaultyCluster.isBulk(request) && self.bulks().size() < 4
                ? FaultyCluster.answer(503, "")
                : Optional.empty());
    bench.deliver(Alerts.batch(Alerts.one(index, "1", NOW)));
    SharedStore.ask("POST", "/" + index + "/_refresh", "");
    Tree hit = SharedStore.ask("GET", "/" + index + "/_search", "").at("hits", "hits");
    assertThat(hit.elements().getFirst().at("_source", "event", "ingested").text())
        .isEqualTo(bench.clock.instant().toString());
    assertThat(bench.clock.instant()).isAfter(NOW);
    assertThat(bench.cluster.bulks()).hasSize(4);
  }

  @Test
  void sendsOnlyThoseAgainThatTheStoreWasTooBusyFor() throws Exception {
    bench.cluster.afterBulk(
        reply ->
            bench.cluster.bulks().size() > 1
                ? reply
                : new ClusterReply.Answered(200, null, firstTooBusy(reply)));
    bench.cluster.fault((request, self) -> Optional.empty());
    Settlement settlement = bench.deliver(Alerts.batch(Alerts.many(index, 3, NOW)));
    assertThat(settlement).isEqualTo(new Settlement(2, 1, 0, 0));
    assertThat(bench.cluster.bulks().get(1).lines()).hasSize(2);
    assertThat(bench.health.getFirst())
        .startsWith("The store did not take 1 documents: The store is overloaded.");
    assertThat(bench.health.getLast()).isEqualTo("recovered");
  }

  private static byte[] firstTooBusy(ClusterReply reply) {
    String body = new String(((ClusterReply.Answered) reply).body(), StandardCharsets.UTF_8);
    return body.replaceFirst(
            "\"status\":201",
            "\"status\":429,\"error\":{\"type\":\"es_rejected_execution_exception\",\"reason\":\"full\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void halvesWhatIsTooLargeAndKeepsWhatIsTooLargeAlone() throws Exception {
    bench.cluster.fault(
        (request, self) ->
            FaultyCluster.isBulk(request)
                    && (FaultyCluster.text(request).lines().count() > 4
                        || FaultyCluster.text(request).contains("\"number\":\"5\""))
                ? FaultyCluster.answer(413, "")
                : Optional.empty());
    Settlement settlement = bench.deliver(Alerts.batch(Alerts.many(index, 9, NOW)));
    assertThat(settlement).isEqualTo(new Settlement(8, 0, 1, 0));
    assertThat(bench.quarantine.getFirst().reason())
        .isEqualTo(
            "The store refused the document: HTTP 413, The request is larger than the store takes.");
    assertThat(bench.pause.waits()).isEmpty();
  }

  @Test
  void waitsAsLongAsTheStoreAsksFor() throws Exception {
    bench.cluster.fault(
        (request, self) ->
            FaultyCluster.isBulk(request) && self.bulks().size() == 1
                ? Optional.of(new ClusterReply.Answered(429, "600", new byte[0]))
                : Optional.empty());
    bench.deliver(Alerts.batch(Alerts.one(index, "1", NOW)));
    assertThat(bench.until.getFirst()).isEqualTo(NOW.plusSeconds(600));
    assertThat(bench.clock.instant()).isEqualTo(NOW.plusSeconds(600));
  }

  @Test
  void saysWhatToDoWhenTheCredentialIsRefusedAndComesBackByItself() throws Exception {
    bench.cluster.fault(
        (request, self) ->
            FaultyCluster.isBulk(request) && self.bulks().size() < 3
                ? FaultyCluster.answer(401, "{\"error\":{\"type\":\"security_exception\"}}")
                : Optional.empty());
    assertThat(bench.deliver(Alerts.batch(Alerts.one(index, "1", NOW))).created()).isEqualTo(1);
    assertThat(bench.health)
        .containsExactly(
            "HTTP 401: The store refuses the credential: check store.username and store.password, or store.api_key.",
            "HTTP 401: The store refuses the credential: check store.username and store.password, or store.api_key.",
            "recovered");
  }

  @Test
  void takesAReplyThatBreaksOffForNoAnswer() throws Exception {
    bench.cluster.afterBulk(
        reply ->
            bench.cluster.bulks().size() > 1
                ? reply
                : new ClusterReply.Answered(
                    200, null, "{\"items\":[{\"cre".getBytes(StandardCharsets.UTF_8)));
    assertThat(bench.deliver(Alerts.batch(Alerts.many(index, 3, NOW))))
        .isEqualTo(new Settlement(0, 3, 0, 0));
    assertThat(bench.health.getFirst()).startsWith("The store's reply cannot be read (");
  }

  @Test
  void demandsADataStreamWhereTheClusterKnowsHow() throws Exception {
    List<String> paths = new ArrayList<>();
    bench.cluster.fault(
        (request, self) -> {
          if (request.path().equals("/")) {
            return FaultyCluster.answer(200, "{\"version\":{\"number\":\"9.1.0\"}}");
          }
          if (FaultyCluster.isBulk(request)) {
            paths.add(request.path());
            return FaultyCluster.answer(
                200,
                "{\"items\":[{\"create\":{\"_index\":\"%s\",\"_id\":\"%s\",\"status\":%d}}]}"
                    .formatted(
                        paths.size() == 1 ? index : ".ds-" + index + "-000001",
                        Alerts.one(index, "1", NOW).id(),
                        201));
          }
          return Optional.empty();
        });
    assertThat(bench.deliver(Alerts.batch(Alerts.one(index, "1", NOW))).created()).isEqualTo(1);
    assertThat(paths)
        .hasSize(2)
        .allMatch(path -> path.endsWith("&require_data_stream=true"))
        .allMatch(path -> path.startsWith("/_bulk?pipeline=_none&filter_path=items."));
    assertThat(bench.health.getFirst())
        .as("a write that ended in a plain index does not count")
        .contains("a plain index took its place");
  }

  @Test
  void goesAroundTheDefaultPipelineOfTheIndex() throws Exception {
    bench.deliver(Alerts.batch(Alerts.one(index, "1", NOW)));
    SharedStore.ask("PUT", "/_ingest/pipeline/drop-all", "{\"processors\":[{\"drop\":{}}]}");
    SharedStore.ask("PUT", "/" + index + "/_settings", "{\"index.default_pipeline\":\"drop-all\"}");
    bench.deliver(Alerts.batch(Alerts.one(index, "2", NOW)));
    assertThat(SharedStore.count(index)).isEqualTo(2);
  }

  @Test
  void givesUpWhereOneRunIsAllThereIs() {
    Bench once =
        new Bench(
            NOW,
            new DeliveryOptions(
                500,
                1_000_000,
                true,
                DeliveryOptions.Waits.STANDARD.givingUpAfter(Duration.ofMinutes(1))));
    once.cluster.fault(
        (request, self) -> Optional.of(new ClusterReply.NoAnswer("connection refused by s:9200")));
    assertThatExceptionOfType(StoreAwayException.class)
        .isThrownBy(() -> once.deliver(Alerts.batch(Alerts.one(index, "1", NOW))))
        .withMessage(
            "The store does not answer (connection refused by s:9200): start it, or correct store.urls.");
    assertThat(once.clock.instant()).isBetween(NOW.plusSeconds(20), NOW.plusSeconds(60));
  }

  @Test
  void stopsAtOnceWhenAsked() {
    bench.cluster.fault(
        (request, self) -> Optional.of(new ClusterReply.NoAnswer("connection refused")));
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> bench.deliver(Alerts.batch(Alerts.one(index, "1", NOW))));
  }
}
