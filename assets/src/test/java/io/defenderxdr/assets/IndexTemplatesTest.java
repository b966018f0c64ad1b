package io.defenderxdr.assets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.defenderxdr.mapping.table.FieldInfo;
import io.defenderxdr.mapping.table.MappingTable;
import io.defenderxdr.mapping.table.Tables;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndexTemplatesTest {

  private final MappingTable alert = Tables.of("alert");

  private JsonNode template(Engine engine) throws IOException {
    return new JsonMapper().readTree(IndexTemplates.forTable(alert, engine).json());
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
  void namesEveryFieldOfTheTable(Engine engine) throws IOException {
    JsonNode template = template(engine);
    for (FieldInfo field : alert.vendorFields()) {
      assertThat(field(template, field.name()).isMissingNode()).as(field.name()).isFalse();
    }
    for (String field : alert.ecs().keySet()) {
      assertThat(field(template, field).isMissingNode()).as(field).isFalse();
    }
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
