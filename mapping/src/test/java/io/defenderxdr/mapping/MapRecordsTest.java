package io.defenderxdr.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MapRecordsTest {

  @Test
  void writesOneLinePerDocumentAndCountsEveryLine() throws IOException {
    String input = "{\"id\":\"a\"}\r\n\n{\"value\":[]}\n[1]";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MapRecords.Counts counts =
        new MapRecords(Mapped.mapping(true), Mapped.STREAM, false).run(in(input), out);
    assertThat(counts).isEqualTo(new MapRecords.Counts(4, 2));
    assertThat(counts.without()).isEqualTo(2);
    String[] lines = out.toString(StandardCharsets.UTF_8).split("\n", -1);
    assertThat(lines).hasSize(3);
    assertThat(lines[0])
        .startsWith("{\"record\":0,\"_index\":\"logs-m365_defender.alert-default\",\"_id\":\"")
        .contains("\"_source\":{");
    assertThat(lines[1])
        .startsWith("{\"record\":3,\"_index\":\"logs-m365_defender.alert-default\",\"_source\":{");
  }

  @Test
  void writesIdsAlone() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String long1 = "{\"id\":\"" + "x".repeat(200_000) + "\"}";
    new MapRecords(Mapped.mapping(true), Mapped.STREAM, true).run(in(long1 + "\n" + long1), out);
    assertThat(out.toString(StandardCharsets.UTF_8).split("\n", -1)).hasSize(3);
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("_source").hasSizeLessThan(300);
  }

  private static ByteArrayInputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
