package io.defenderxdr.mapping.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamFieldsTest {

  private static final Path SPECIFICATION =
      Path.of(System.getProperty("defenderxdr.root", ".."), "../shared/spec");

  private final StreamFields event = StreamFields.of("event");

  private static Map<String, String> types(String file) throws IOException {
    Map<String, String> types = new HashMap<>();
    for (String line : Files.readAllLines(SPECIFICATION.resolve(file))) {
      String[] cells = line.split(",", -1);
      types.put(cells[0], cells[1]);
    }
    return types;
  }

  private DocumentField field(String name) {
    return event.fields().stream()
        .filter(field -> field.info().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyFieldStandsOnceInOrderWithTypeAndMeaning() {
    for (String stream : StreamFields.STREAMS) {
      List<DocumentField> fields = StreamFields.of(stream).fields();
      assertThat(fields)
          .extracting(field -> field.info().name())
          .isSorted()
          .doesNotHaveDuplicates();
      assertThat(fields)
          .allSatisfy(
              field -> {
                assertThat(field.info().type()).as(field.info().name()).isNotEmpty();
                assertThat(field.info().sentence()).as(field.info().name()).endsWith(".");
              });
    }
  }

  @Test
  void theTypesAreThoseOfTheSpecification() throws IOException {
    Map<String, String> declared = types("event-fields.csv");
    Map<String, String> ecs = types("ecs-fields.csv");
    for (DocumentField field : event.fields()) {
      String name = field.info().name();
      String type = declared.getOrDefault(name, ecs.get(name));
      if (type != null && !Set.of("event.module", "event.dataset").contains(name)) {
        assertThat(field.info().type()).as(name).isEqualTo(type);
      }
      if (ecs.containsKey(name + ".text")) {
        assertThat(field.info().also()).as(name).contains("text");
      }
    }
  }

  @Test
  void everyDeclaredFieldIsThere() throws IOException {
    Set<String> declared = types("event-fields.csv").keySet();
    declared.remove("name");
    // Declared, and set by nothing.
    declared.removeIf(name -> name.startsWith("m365_defender.event.public_ip.geo."));
    assertThat(event.fields()).extracting(field -> field.info().name()).containsAll(declared);
  }

  @Test
  void aFieldNamesColumnsAndTablesThroughEveryStepInBetween() {
    assertThat(field("m365_defender.event.device.id").sources())
        .anySatisfy(
            source -> {
              assertThat(source.text()).isEqualTo("DeviceId");
              assertThat(source.tables()).contains("DeviceProcessEvents", "DeviceInfo");
            });
    assertThat(field("process.entity_id").sources())
        .extracting(FieldSource::text)
        .contains("DeviceId", "ProcessId", "ProcessCreationTime");
    assertThat(field("event.kind").sources()).extracting(FieldSource::text).contains("= event");
  }

  @Test
  void anObjectIsThereWithItsParts() {
    assertThat(field("dns.answers.data").sources()).isNotEmpty();
    assertThat(field("dns.answers.ttl").info().type()).isEqualTo("long");
  }

  @Test
  void anUnknownStreamIsNamedWithTheNearestOne() {
    assertThatThrownBy(() -> StreamFields.of("evnt"))
        .hasMessage("No table for the stream 'evnt'. Did you mean 'event'?");
  }
}
