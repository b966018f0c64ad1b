package io.defenderxdr.mapping;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.defenderxdr.mapping.document.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Reads the conformance cases in place. */
public final class Cases {

  private Cases() {}

  /** The cases of a stream; skips the test where there are none, but fails with CI=true. */
  public static List<Map<String, Object>> of(String stream) {
    Path folder = folder();
    Path file = folder.resolve(stream + ".ndjson");
    if (!Files.isReadable(file)) {
      String note = "No conformance cases at " + file + "; set DEFENDER_XDR_CASES.";
      if ("true".equals(System.getenv("CI"))) {
        fail(note);
      }
      Assumptions.abort(note);
    }
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank())
          .map(line -> object(line))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path folder() {
    Path root = Path.of(System.getProperty("defenderxdr.root", ".."));
    String set = System.getenv("DEFENDER_XDR_CASES");
    return root.resolve(set == null ? "../shared/conformance" : set).normalize();
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(String json) {
    return (Map<String, Object>) parse(json);
  }

  static Object parse(String json) {
    try (JsonParser parser = Json.FACTORY.createParser(json)) {
      parser.nextToken();
      return value(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          json.nextToken();
          map.put(name, value(json));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(json));
        }
        yield list;
      }
      case VALUE_NUMBER_INT ->
          json.getNumberValue() instanceof Integer small
              ? small.longValue()
              : json.getNumberValue();
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> json.getText();
    };
  }
}
