package io.defenderxdr.mapping.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.event.EventMapping;
import io.defenderxdr.simulator.stream.Table;
import io.defenderxdr.status.Drift;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Every column that Microsoft documents or sends today has a field that takes its values. */
class OfficialColumnsTest {

  /** Columns without a row, each with its reason. There are none. */
  private static final Set<String> WITHOUT_ROW = Set.of();

  /**
   * Audit logs of clusters name a client and its proxy in one text, which no address field takes.
   */
  private static final Set<String> TWO_IN_ONE_TEXT = Set.of("CloudAuditEvents.IPAddress");

  /** A column as Microsoft documents it. */
  private record Column(String table, String name, String type) {

    String place() {
      return table + "." + name;
    }

    /** Values of its type; one of them fits where the row expects more than the type says. */
    List<String> values() {
      return switch (type) {
        case "string", "dynamic" ->
            List.of(
                "\"word\"",
                "\"7\"",
                "\"192.0.2.7\"",
                "\"2024-05-01T01:02:03Z\"",
                "\"{\\\"a\\\":1}\"",
                "{\"a\":1}");
        case "bool", "boolean" -> List.of("true");
        case "int", "long" -> List.of("7");
        case "datetime" -> List.of("\"2024-05-01T01:02:03.4567891Z\"");
        default -> fail("The type %s of %s is new.".formatted(type, place()));
      };
    }
  }

  @Test
  void everyDocumentedColumnHasARowThatTakesIt() {
    List<Column> columns = documented();
    EventMapping mapping = Form.IMPROVED.mapping(RecordProcessor.NONE);
    Set<String> without = new TreeSet<>();
    for (Column column : columns) {
      if (column.values().stream().noneMatch(value -> fits(mapping, column, value))) {
        without.add(column.place());
      }
    }
    assertThat(columns).hasSizeGreaterThan(700);
    assertThat(without).isEqualTo(WITHOUT_ROW);
  }

  @Test
  void everyColumnThatIsSentHasARowThatTakesIt() {
    EventMapping mapping = Form.IMPROVED.mapping(RecordProcessor.NONE);
    for (Table table : Table.values()) {
      for (int i = 0; i < 200; i++) {
        Form.map(mapping, List.of(bytes(Records.generated(table, i))));
      }
    }
    assertThat(
            mapping.drift().entries().stream().map(entry -> entry.table() + "." + entry.column()))
        .containsExactlyElementsOf(TWO_IN_ONE_TEXT);
  }

  private static boolean fits(EventMapping mapping, Column column, String value) {
    long before = counted(mapping);
    String record =
        "{\"category\":\"AdvancedHunting-%s\",\"properties\":{\"%s\":%s}}"
            .formatted(column.table, column.name, value);
    Form.map(mapping, List.of(bytes(record)));
    return counted(mapping) == before;
  }

  private static long counted(EventMapping mapping) {
    return mapping.drift().entries().stream()
        .filter(entry -> entry.kind() != Drift.Kind.NEW_ACTION)
        .mapToLong(Drift.Entry::count)
        .sum();
  }

  private static byte[] bytes(String record) {
    return record.getBytes(StandardCharsets.UTF_8);
  }

  private static List<Column> documented() {
    String cases = System.getenv("DEFENDER_XDR_CASES");
    Path file =
        Path.of(System.getProperty("defenderxdr.root", ".."))
            .resolve(cases == null ? "../shared/conformance" : cases)
            .resolve("../spec/hunting-tables.csv")
            .normalize();
    if (!Files.isReadable(file)) {
      assertThat(System.getenv("CI")).as("No columns at " + file).isNotEqualTo("true");
      Assumptions.abort("No columns at " + file);
    }
    try (Stream<String> lines = Files.lines(file)) {
      List<Column> columns = new ArrayList<>();
      lines
          .skip(1)
          .map(line -> line.split(",", -1))
          .filter(cells -> !cells[1].isEmpty())
          .forEach(cells -> columns.add(new Column(cells[0], cells[1], cells[2])));
      return columns;
    } catch (IOException e) {
      return fail(e);
    }
  }
}
