package io.defenderxdr.source.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.Ticks;
import io.defenderxdr.source.rest.Element;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the properties of an alert that make its document id (specification: alert and incident,
 * section 1.1) and its place in time. An element that is no proper JSON has an id of its bytes.
 */
final class AlertKeys {

  /** In byte order of the names, as they are hashed. */
  private static final List<String> NAMES =
      List.of("id", "incidentId", "lastUpdateDateTime", "providerAlertId");

  private static final int TIME = NAMES.indexOf("lastUpdateDateTime");

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(2_000)
                  .maxStringLength(200_000_000)
                  .maxNumberLength(100_000)
                  .build())
          .build();

  private AlertKeys() {}

  static Element element(byte[] bytes) {
    ByteSlice json = ByteSlice.of(bytes);
    @Nullable String[] values = new String[NAMES.size()];
    DocumentId id = null;
    try (JsonParser parser = JSON.createParser(bytes)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        read(parser, values);
        id = DocumentId.ofFields(new ArrayList<>(Arrays.asList(values)));
      }
    } catch (IOException e) {
      // Broken JSON is a record all the same: the mapping makes its failure document.
      id = null;
    }
    String name = values[0] == null ? "without an id" : values[0];
    return new Element(
        json, id == null ? DocumentId.ofBytes(json) : id, time(values[TIME]), "alert " + name);
  }

  private static void read(JsonParser parser, @Nullable String[] values) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      int key = NAMES.indexOf(parser.currentName());
      JsonToken value = parser.nextToken();
      if (key < 0) {
        parser.skipChildren();
      } else if (value == JsonToken.VALUE_NULL) {
        values[key] = null;
      } else if (value.isScalarValue()) {
        values[key] = parser.getText();
      } else {
        values[key] = structure(parser);
      }
    }
  }

  private static String structure(JsonParser parser) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (com.fasterxml.jackson.core.JsonGenerator json = JSON.createGenerator(text)) {
      json.copyCurrentStructure(parser);
    }
    return text.toString(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static @Nullable Ticks time(@Nullable String text) {
    try {
      return text == null ? null : Ticks.parse(text);
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }
}
