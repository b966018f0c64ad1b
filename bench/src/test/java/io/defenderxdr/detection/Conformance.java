package io.defenderxdr.detection;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/** The public rules and records, read in place. */
final class Conformance {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RULES = "detection-rules.csv";
  private static final List<String> EVENT_FILES =
      List.of(
          "event-alert",
          "event-behavior",
          "event-cloud",
          "event-device",
          "event-email",
          "event-identity",
          "event-message",
          "real-event");

  private Conformance() {}

  /** The rules; skips the test where there are none, but fails with CI=true. */
  static List<DetectionRule> rules() {
    return lines(RULES).stream().skip(1).map(Conformance::cells).map(DetectionRule::of).toList();
  }

  /** Raw records of a stream, as text. */
  static List<String> records(String stream) {
    List<String> names = stream.equals("event") ? EVENT_FILES : List.of(stream);
    return names.stream()
        .flatMap(name -> lines(name + ".ndjson").stream())
        .map(line -> parse(line).path("input").asText())
        .toList();
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The columns of the streamed tables, each as table and column with a comma between. */
  static Set<String> columns() {
    return lines("../spec/hunting-tables.csv").stream()
        .map(Conformance::cells)
        .map(cells -> cells.get(0) + "," + cells.get(1))
        .collect(Collectors.toSet());
  }

  private static List<String> lines(String name) {
    Path root = Path.of(System.getProperty("defenderxdr.root", ".."));
    String set = System.getenv("DEFENDER_XDR_CASES");
    Path folder = root.resolve(set == null ? "../shared/conformance" : set);
    Path file = folder.resolve(name).normalize();
    if (!Files.isReadable(file)) {
      String note = "There is no file " + file + "; set DEFENDER_XDR_CASES.";
      if ("true".equals(System.getenv("CI"))) {
        fail(note);
      }
      Assumptions.abort(note);
    }
    try {
      return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cells of a line; a cell in quotes may hold commas and doubled quotes. */
  static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int at = 0; at < line.length(); at++) {
      char letter = line.charAt(at);
      boolean doubled =
          quoted && letter == '"' && at + 1 < line.length() && line.charAt(at + 1) == '"';
      if (doubled) {
        cell.append('"');
        at++;
      } else if (letter == '"') {
        quoted = !quoted;
      } else if (letter == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(letter);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
