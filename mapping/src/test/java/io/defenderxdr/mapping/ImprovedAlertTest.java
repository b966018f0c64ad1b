package io.defenderxdr.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The deliberate differences. */
class ImprovedAlertTest {

  private static final String ROOT = "m365_defender.alert.";

  @Test
  void keepsWhatNoRowNames() {
    assertThat(leaves("{\"productName\":\"P\",\"priorityScore\":7,\"customDetails\":{\"a\":\"\"}}"))
        .containsEntry(ROOT + "unmapped.productName", "P")
        .containsEntry(ROOT + "unmapped.priorityScore", 7L)
        .hasSize(3);
  }

  @Test
  void cutsWhatTheStoreWouldRefuseAndKeepsTheRecord() {
    Map<String, Object> leaves = leaves("{\"additionalData\":\"" + "ä".repeat(9_000) + "\"}");
    assertThat((String) leaves.get(ROOT + "unmapped.additionalData")).hasSize(4_096);
    assertThat(leaves)
        .containsKey("event.original")
        .containsEntry("event.kind", "alert")
        .containsEntry("tags", List.of("String preserve_original_event"));
  }

  @Test
  void keepsDuplicatesThatWereNotCopied() {
    assertThat(
            leaves(
                "{\"evidence\":[{\"vmMetadata\":{\"cloudProvider\":\"aws\"},\"processId\":5,"
                    + "\"subject\":\"s\"}]}"))
        .containsEntry(ROOT + "evidence[0].vm_metadata.cloud_provider", "aws")
        .containsEntry(ROOT + "evidence[0].process.id", 5L)
        .containsEntry("email.subject", List.of("String s"))
        .hasSize(4);
  }

  @Test
  void movesObjectsOutOfTextFields() {
    assertThat(
            leaves(
                "{\"title\":{\"a\":\"b\"},\"comments\":\"text\",\"mitreTechniques\":[\"T1\",{\"x\":1}],"
                    + "\"evidence\":[{\"displayName\":{\"c\":\"d\"}}]}"))
        .containsEntry(ROOT + "unmapped.title.a", "b")
        .containsEntry(ROOT + "unmapped.comments", "text")
        .containsEntry(ROOT + "unmapped.mitreTechniques[0].x", 1L)
        .containsEntry(ROOT + "unmapped.evidence[0].displayName.c", "d")
        .containsEntry("threat.technique.subtechnique.id", List.of("String T1"))
        .doesNotContainKeys(ROOT + "title", ROOT + "comments");
  }

  @Test
  void takesTheTextOutOfObjectsOfNewerKinds() {
    assertThat(
            leaves(
                "{\"evidence\":[{\"ipAddress\":{\"ipAddress\":\"1.2.3.4\",\"z\":1}},"
                    + "{\"urls\":[{\"url\":\"https://a\"},\"https://b\"]}]}"))
        .containsEntry("host.ip", List.of("String 1.2.3.4"))
        .containsEntry("url.original", List.of("String https://a", "String https://b"))
        .containsEntry(ROOT + "unmapped.evidence[0].ipAddress.z", 1L)
        .containsEntry("event.kind", "alert");
  }

  @Test
  void movesWhatClashesWithFieldsOfAnItem() {
    assertThat(leaves("{\"evidence\":[\"text\",{\"process\":\"p\",\"processes\":\"q\"}]}"))
        .containsEntry(ROOT + "evidence[0].processes", "q")
        .containsEntry(ROOT + "unmapped.evidence[0].value", List.of("String text"))
        .containsEntry(ROOT + "unmapped.evidence[1].process", "p");
    assertThat(leaves("{\"evidence\":\"text\"}"))
        .containsEntry(ROOT + "unmapped.evidence[0].value", "text");
  }

  @Test
  void movesNamesThatNoStoreTakes() {
    assertThat(
            leaves("{\"evidence\":[{\"tags.a\":\"p\",\" \":\"q\",\"b..c\":\"r\",\"b.c\":\"s\"}]}"))
        .containsEntry(ROOT + "evidence[0].b.c", "s")
        .containsEntry(ROOT + "unmapped.evidence[0].tags.a", "p")
        .containsEntry(ROOT + "unmapped.evidence[1]._", "q")
        .containsEntry(ROOT + "unmapped.evidence[2].b..c", "r");
  }

  @Test
  void namesTheUserByDisplayName() {
    assertThat(leaves("{\"evidence\":[{\"userAccount\":{\"displayName\":\"Ann\"}}]}"))
        .containsEntry(ROOT + "evidence[0].user_account.display_name", "Ann")
        .containsEntry("related.user", List.of("String Ann"));
  }

  @Test
  void leavesOutASpanThatNoLongHolds() {
    String record =
        "{\"firstActivityDateTime\":\"0001-01-01T00:00:00Z\",\"lastActivityDateTime\":\"2024-01-01T00:00:00Z\"}";
    assertThat(leaves(record))
        .containsEntry("event.kind", "alert")
        .doesNotContainKey("event.duration");
    assertThat(Leaves.of(Mapped.reference(record))).containsKey("error.message");
  }

  @Test
  void givesEveryDocumentAnId() {
    for (String record : List.of("{\"title\":\"x\"}", "[1]", "no json", "{\"value\":[1]}")) {
      EcsDocument document = Mapped.documents(Mapped.mapping(false), record).getFirst();
      assertThat(document.id()).isEqualTo(DocumentId.ofBytes(ByteSlice.of(record)));
      assertThat(Leaves.of(Mapped.source(document)).keySet())
          .noneMatch(path -> path.startsWith("json"));
    }
    assertThat(leaves("[1]")).containsKey("event.original");
  }

  @Test
  void addsWhatACollectorAdds() {
    MappingOptions options =
        new MappingOptions("eu", "", List.of("forwarded"), false, true, RecordProcessor.NONE);
    TableMapping mapping = TableMapping.forStream(Mapped.STREAM, options, Mapped.CLOCK);
    EcsDocument document = Mapped.documents(mapping, "{\"id\":\"a\"}").getFirst();
    String json = new String(document.json(), StandardCharsets.UTF_8);
    assertThat(json.substring(0, document.ingestedAt())).endsWith("\"ingested\":\"");
    assertThat(json.charAt(document.ingestedAt() + EcsDocument.STAMP_LENGTH)).isEqualTo('"');
    assertThat(document.index()).isEqualTo("logs-m365_defender.alert-eu");
    assertThat(Mapped.source(document))
        .containsEntry("@timestamp", "2026-01-02T03:04:05.000Z")
        .containsEntry(
            "data_stream",
            Map.of("type", "logs", "dataset", "m365_defender.alert", "namespace", "eu"))
        .containsEntry("input", Map.of("type", "httpjson"))
        .doesNotContainKey("m365_defender");
  }

  @Test
  void addsTheFieldsOfTheUserWhereTheMappingSetNothing() {
    RecordProcessor processor =
        record ->
            new RecordProcessor.Kept(
                record,
                Map.of("event.id", "other", "event.reference", "r", "labels.a", List.of(1, 2)),
                List.of("mine"));
    MappingOptions options =
        new MappingOptions("default", "", List.of("t"), false, false, processor);
    TableMapping mapping = TableMapping.forStream(Mapped.STREAM, options, Mapped.CLOCK);
    Map<String, Object> leaves =
        Leaves.of(Mapped.source(Mapped.documents(mapping, "{\"id\":\"a\"}").getFirst()));
    assertThat(leaves)
        .containsEntry("event.id", "a")
        .containsEntry("event.reference", "r")
        .containsEntry("labels.a", List.of("Long 1", "Long 2"))
        .containsEntry("tags", List.of("String mine", "String t"));
  }

  @Test
  void countsWhatTheUserDrops() {
    MappingOptions options =
        new MappingOptions(
            "default", "", List.of(), false, false, record -> new RecordProcessor.Dropped());
    TableMapping mapping = TableMapping.forStream(Mapped.STREAM, options, Mapped.CLOCK);
    SourceRecord record = new SourceRecord(ByteSlice.of("{}"), new Origin("test", null));
    assertThat(
            mapping.map(new SourceBatch(Mapped.STREAM, List.of(record), Mapped.POSITION)).dropped())
        .isEqualTo(1);
  }

  private static Map<String, Object> leaves(String record) {
    return Leaves.of(Mapped.improved(record));
  }
}
