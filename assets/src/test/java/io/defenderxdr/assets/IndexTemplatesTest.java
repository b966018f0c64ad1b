package io.defenderxdr.assets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.defenderxdr.mapping.reference.DocumentField;
import io.defenderxdr.mapping.reference.StreamFields;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndexTemplatesTest {

  private JsonNode template(Engine engine) throws IOException {
    return template("alert", engine);
  }

  private static JsonNode template(String stream, Engine engine) throws IOException {
    StreamFields fields = StreamFields.of(stream);
    return new JsonMapper().readTree(IndexTemplates.forStream(fields, engine).json());
  }

  private static JsonNode field(JsonNode template, String name) {
    JsonNode at = template.path("template").path("mappings");
    for (String part : List.of(name.split("\\.", -1))) {
      at = at.path("properties").path(part);
    }
    return at;
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void namesEveryFieldOfEveryStream(Engine engine) throws IOException {
    for (String stream : StreamFields.STREAMS) {
      JsonNode template = template(stream, engine);
      for (DocumentField field : StreamFields.of(stream).fields()) {
        String name = field.info().name();
        JsonNode mapping = field(template, name);
        assertThat(mapping.has("type") || mapping.has("properties")).as(name).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void aFieldIsSearchedWordByWordAndWithoutCaseToo(Engine engine) throws IOException {
    JsonNode name = field(template("event", engine), "process.name");
    assertThat(name.at("/type").asText()).isEqualTo("keyword");
    assertThat(name.at("/fields/caseless/normalizer").asText()).isEqualTo("lowercase");
    assertThat(name.at("/fields/text/type").asText()).isEqualTo("match_only_text");
    JsonNode line = field(template("event", engine), "process.command_line");
    assertThat(line.at("/type").asText()).isEqualTo("wildcard");
    assertThat(line.at("/fields/text/type").asText()).isEqualTo("match_only_text");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void theEventStreamHasTheTypesOfItsTables(Engine engine) throws IOException {
    JsonNode event = template("event", engine);
    boolean open = engine == Engine.OPENSEARCH;
    String flat = open ? "flat_object" : "flattened";
    assertThat(field(event, "m365_defender.event.unmapped").path("type").asText()).isEqualTo(flat);
    assertThat(field(event, "m365_defender.event.additional_fields").path("type").asText())
        .isEqualTo(flat);
    assertThat(field(event, "source.geo.location").path("type").asText()).isEqualTo("geo_point");
    assertThat(field(event, "event.dataset").path("value").asText())
        .isEqualTo("m365_defender.event");
    assertThat(event.at("/index_patterns/0").asText()).isEqualTo("logs-m365_defender.event-*");
    JsonNode settings = event.at("/template/settings");
    assertThat(settings.path("index.mapping.ignore_malformed").asBoolean()).isTrue();
    assertThat(settings.path("index.mapping.total_fields.limit").asInt()).isEqualTo(3000);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void isOursAndMakesADataStream(Engine engine) throws IOException {
    JsonNode template = template(engine);
    assertThat(template.path("priority").asInt()).isEqualTo(250);
    assertThat(template.has("data_stream")).isTrue();
    assertThat(template.at("/template/mappings/_meta/managed_by").asText())
        .isEqualTo("defender-xdr");
    assertThat(template.at("/index_patterns/0").asText()).isEqualTo("logs-m365_defender.alert-*");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void letsUnknownPropertiesOfEvidenceNeitherExplodeNorClash(Engine engine) throws IOException {
    JsonNode evidence = field(template(engine), "m365_defender.alert.evidence");
    assertThat(evidence.path("dynamic").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void speaksTheDialect(Engine engine) throws IOException {
    JsonNode template = template(engine);
    boolean open = engine == Engine.OPENSEARCH;
    assertThat(field(template, "m365_defender.alert.unmapped").path("type").asText())
        .isEqualTo(open ? "flat_object" : "flattened");
    assertThat(field(template, "data_stream.namespace").path("type").asText())
        .isEqualTo(open ? "keyword" : "constant_keyword");
    assertThat(field(template, "data_stream.dataset").path("value").asText())
        .isEqualTo("m365_defender.alert");
    assertThat(field(template, "event.original").path("index").asBoolean(true)).isFalse();
  }
}
