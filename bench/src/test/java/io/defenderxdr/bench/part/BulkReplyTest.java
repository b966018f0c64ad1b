package io.defenderxdr.bench.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BulkReplyTest {

  @Test
  void answersEachDocumentInItsOrder() {
    String body =
        """
        {"create":{"_index":"logs","_id":"one="}}
        {"text":"{\\"_id\\":\\"not this\\"}"}
        {"create":{"_index":"logs","_id":"two="}}
        {}
        """;
    BulkReply reply = BulkReply.to(body.getBytes(StandardCharsets.UTF_8));
    assertThat(reply.count()).isEqualTo(2);
    String index = "{\"create\":{\"_index\":\".ds-logs-m365_defender.event-default-000001\",";
    assertThat(new String(reply.json(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"items\":["
                + index
                + "\"_id\":\"one=\",\"status\":201}},"
                + index
                + "\"_id\":\"two=\",\"status\":201}}]}");
  }
}
