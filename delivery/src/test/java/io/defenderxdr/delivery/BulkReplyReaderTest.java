package io.defenderxdr.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.defenderxdr.event.EcsDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulkReplyReaderTest {

  private static final List<EcsDocument> TWO =
      Alerts.many("logs-m365_defender.alert-x", 2, Instant.EPOCH);
  private static final String FIRST = TWO.get(0).id().text();
  private static final String SECOND = TWO.get(1).id().text();

  private static List<BulkItem> read(String reply) throws IOException {
    return BulkReplyReader.read(reply.getBytes(StandardCharsets.UTF_8), TWO);
  }

  @Test
  void readsAnAnswerForEachDocumentInOrder() throws Exception {
    assertThat(
            read(
                """
                {"took":3,"errors":true,"items":[
                  {"create":{"_index":".ds-a","_id":"%s","_version":1,"_shards":{"total":1},"status":201}},
                  {"create":{"_index":".ds-a","_id":"%s","status":400,"failure_store":"not_enabled",
                    "error":{"caused_by":{"type":"number_format_exception","reason":"For input","caused_by":{"reason":"deep"}},
                      "type":"mapper_parsing_exception","reason":"failed","root_cause":[{"type":"z"}]}}}]}
                """
                    .formatted(FIRST, SECOND)))
        .containsExactly(
            new BulkItem(".ds-a", FIRST, 201, "", "", ""),
            new BulkItem(
                ".ds-a",
                SECOND,
                400,
                "mapper_parsing_exception",
                "failed; For input",
                "not_enabled"));
  }

  @Test
  void refusesAReplyWithAnAnswerMissing() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () -> read("{\"items\":[{\"create\":{\"_id\":\"" + FIRST + "\",\"status\":201}}]}"))
        .withMessage("1 answers to 2 documents");
  }

  @Test
  void refusesAReplyInAnotherOrder() {
    String item = "{\"create\":{\"_id\":\"%s\",\"status\":201}}";
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                read("{\"items\":[" + item.formatted(SECOND) + "," + item.formatted(FIRST) + "]}"))
        .withMessage("an answer to another document, " + SECOND);
  }

  @Test
  void refusesWhatIsNoReply() {
    for (String reply :
        List.of("", "[]", "<html>", "{\"items\":[1]}", "{\"items\":[{\"create\":4}]}", "{}")) {
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(reply));
    }
  }
}
