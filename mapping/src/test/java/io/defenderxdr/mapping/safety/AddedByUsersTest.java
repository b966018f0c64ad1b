package io.defenderxdr.mapping.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.mapping.RecordProcessor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** What a user adds stands in the document, and replaces nothing. */
class AddedByUsersTest {

  private static final List<String> CASES = Records.ofCases();

  private static final RecordProcessor ADDS =
      record ->
          new RecordProcessor.Kept(
              record,
              Map.of(
                  "labels.site", "ö \" \\ \n",
                  "event.module", "not mine",
                  "event.ingested", "not mine",
                  "event.custom.deep", List.of(1, true, Map.of("a", "b"))),
              List.of("mine"));

  @Test
  void addsFieldsAndTags() {
    Seen seen = map("{\"category\":\"AdvancedHunting-DeviceEvents\",\"properties\":{}}");
    assertThat(seen.at("labels.site")).isEqualTo("ö \" \\ \n");
    assertThat(seen.at("event.module")).isEqualTo("m365_defender");
    assertThat(seen.at("event.custom.deep").toString()).isEqualTo("[1, true, {a=b}]");
    assertThat(seen.hasTag("mine")).isTrue();
    assertThat(seen.hasTag("forwarded")).isTrue();
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF, seed = "20240501")
  void leavesTheRestOfAnyDocumentAsItWas(@ForAll long seed) {
    String record = new Mutation(seed).changed(Records.any(seed, CASES));
    Seen with = map(record);
    with.source().remove("labels");
    if (with.source().get("event") instanceof Map<?, ?> event) {
      event.remove("custom");
    }
    if (with.source().get("tags") instanceof List<?> tags) {
      List<Object> rest = new ArrayList<>(tags);
      rest.remove("mine");
      with.source().put("tags", rest);
    }
    assertThat(with.source()).isEqualTo(Form.IMPROVED.map(record).source());
  }

  private static Seen map(String record) {
    byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
    List<EcsDocument> documents = Form.map(Form.IMPROVED.mapping(ADDS), List.of(bytes));
    return Seen.of(Form.IMPROVED, bytes, documents);
  }
}
