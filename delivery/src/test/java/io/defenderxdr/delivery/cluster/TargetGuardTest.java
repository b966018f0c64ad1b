package io.defenderxdr.delivery.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.delivery.SharedStore;
import io.defenderxdr.event.Write;
import io.defenderxdr.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TargetGuardTest {

  private static final String FOREIGN =
      "{\"index_patterns\":[\"%s\"],\"data_stream\":{},\"priority\":%d,\"template\":{\"settings\":{%s}}}";

  private final String index = SharedStore.freshDataStream();
  private final String foreign = "foreign-" + index;
  private final List<String> asked = new ArrayList<>();
  private final Cluster cluster =
      request -> {
        asked.add(request.method() + " " + request.path());
        return SharedStore.cluster().send(request);
      };
  private final FakeClock clock = new FakeClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final IndexTemplate template =
      new IndexTemplate(
          "defender-xdr-" + index,
          "{\"index_patterns\":[\""
              + index
              + "*\"],\"data_stream\":{},\"priority\":251,\"template\":{\"mappings\":{\"_meta\":{\"managed_by\":\"defender-xdr\"}}}}");
  private final TargetGuard guard =
      new TargetGuard(
          cluster, new TemplateInstaller(cluster, List.of(template)), clock, Duration.ofMinutes(1));

  @AfterEach
  void removeTemplates() throws InterruptedException {
    for (String name : List.of(foreign, template.name())) {
      SharedStore.cluster().send(ClusterRequest.of("DELETE", "/_index_template/" + name, ""));
    }
  }

  private Readiness ready() throws InterruptedException {
    return guard.ready(index, Write.CREATE);
  }

  @Test
  void installsTheTemplateAndMakesTheDataStream() throws Exception {
    assertThat(ready()).isInstanceOf(Readiness.Ready.class);
    Readiness.Ready ready = (Readiness.Ready) ready();
    assertThat(ready.target().backing()).hasSize(1);
    assertThat(ready.dialect().name()).startsWith("OpenSearch 3.");
    assertThat(ready.warnings()).isEmpty();
    assertThat(SharedStore.ask("GET", "/" + index + "/_mapping", "").names())
        .containsExactlyElementsOf(ready.target().backing());
  }

  @Test
  void believesAYesForItsTimeAndThenAsksAgain() throws Exception {
    ready();
    int requests = asked.size();
    ready();
    assertThat(asked).hasSize(requests);
    clock.advance(Duration.ofMinutes(1));
    ready();
    assertThat(asked).hasSizeGreaterThan(requests);
    assertThat(asked.stream().filter(line -> line.startsWith("PUT /_index_template"))).hasSize(1);
  }

  @Test
  void installsAnotherVersionOfItsTemplate() throws Exception {
    ready();
    IndexTemplate next = new IndexTemplate(template.name(), template.json().replace("251", "252"));
    TargetGuard later =
        new TargetGuard(
            cluster, new TemplateInstaller(cluster, List.of(next)), clock, Duration.ofMinutes(1));
    assertThat(later.ready(index, Write.CREATE)).isInstanceOf(Readiness.Ready.class);
    assertThat(
            SharedStore.ask("GET", "/_index_template/" + template.name(), "")
                .at("index_templates")
                .elements()
                .getFirst()
                .at("index_template", "priority")
                .text())
        .isEqualTo("252");
  }

  @Test
  void namesTheForeignTemplateThatWinsAndMakesNothing() throws Exception {
    SharedStore.ask("PUT", "/_index_template/" + foreign, FOREIGN.formatted(index, 900, ""));
    assertThat(ready())
        .isEqualTo(
            new Readiness.NotReady(
                "The index template %s (priority 900) wins over ours for %s: lower its priority below 250 or narrow its index patterns."
                    .formatted(foreign, index)));
    assertThat(asked).noneMatch(line -> line.startsWith("PUT /_data_stream"));
    SharedStore.ask("DELETE", "/_index_template/" + foreign, "");
    assertThat(ready()).isInstanceOf(Readiness.Ready.class);
  }

  @Test
  void noticesAForeignTemplateThatComesLater() throws Exception {
    ready();
    SharedStore.ask("PUT", "/_index_template/" + foreign, FOREIGN.formatted(index, 900, ""));
    clock.advance(Duration.ofMinutes(1));
    assertThat(ready()).isInstanceOf(Readiness.NotReady.class);
    SharedStore.ask("DELETE", "/_data_stream/" + index, "");
  }

  @Test
  void refusesAPlainIndexInThePlaceOfADataStream() throws Exception {
    SharedStore.ask(
        "PUT",
        "/_index_template/" + foreign,
        FOREIGN.formatted(index, 900, "").replace("\"data_stream\":{},", ""));
    SharedStore.ask("PUT", "/" + index, "");
    SharedStore.ask("DELETE", "/_index_template/" + foreign, "");
    assertThat(ready())
        .isEqualTo(
            new Readiness.NotReady(
                index
                    + " is a plain index or an alias and not a data stream: move its documents away and delete it, then writing goes on by itself."));
    SharedStore.ask("DELETE", "/" + index, "");
    assertThat(ready()).isInstanceOf(Readiness.Ready.class);
  }

  @Test
  void namesAForeignFinalPipeline() throws Exception {
    Readiness.Ready ready = (Readiness.Ready) ready();
    SharedStore.ask("PUT", "/_ingest/pipeline/p-" + index, "{\"processors\":[]}");
    SharedStore.ask(
        "PUT",
        "/" + ready.target().writeIndex() + "/_settings",
        "{\"index.final_pipeline\":\"p-" + index + "\"}");
    guard.forget(index);
    assertThat(((Readiness.Ready) ready()).warnings())
        .containsExactly(
            "The store sends every document of %s through the final pipeline p-%s, which is not ours and may change or drop it: remove index.final_pipeline from its settings."
                .formatted(index, index));
  }

  @Test
  void leavesATemplateOfAnotherOwnerAlone() throws Exception {
    SharedStore.ask(
        "PUT", "/_index_template/" + template.name(), FOREIGN.formatted("other-*", 900, ""));
    assertThat(ready())
        .isEqualTo(
            new Readiness.NotReady(
                "The index template %s in the store is not ours: rename or remove it."
                    .formatted(template.name())));
  }

  @Test
  void saysWhoDoesNotAnswer() throws Exception {
    Cluster away = request -> new ClusterReply.NoAnswer("connection refused by store:9200");
    TargetGuard lonely =
        new TargetGuard(away, new TemplateInstaller(away, List.of()), clock, Duration.ofMinutes(1));
    assertThat(lonely.ready(index, Write.CREATE))
        .isEqualTo(
            new Readiness.NotReady(
                "The store does not answer (connection refused by store:9200): start it, or correct store.urls."));
  }

  @Test
  void knowsWhichClusterCanDemandADataStream() {
    assertThat(dialect("{\"version\":{\"number\":\"9.1.0\"}}"))
        .isEqualTo(new Dialect("Elasticsearch 9.1.0", true));
    assertThat(dialect("{\"version\":{\"number\":\"8.12.2\"}}").demandsDataStream()).isFalse();
    assertThat(dialect("{\"version\":{\"number\":\"8.13.0-SNAPSHOT\"}}").demandsDataStream())
        .isTrue();
    assertThat(dialect("{\"version\":{\"number\":\"3.8.0\",\"distribution\":\"opensearch\"}}"))
        .isEqualTo(new Dialect("OpenSearch 3.8.0", false));
  }

  private static Dialect dialect(String root) {
    return Dialect.of(Tree.read(root.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
