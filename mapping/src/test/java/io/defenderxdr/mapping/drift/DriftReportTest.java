package io.defenderxdr.mapping.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.mapping.MappingOptions;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.event.EventMapping;
import io.defenderxdr.mapping.event.step.Places;
import io.defenderxdr.mapping.event.table.EventFiles;
import io.defenderxdr.mapping.event.table.EventTables;
import io.defenderxdr.mapping.table.TableException;
import io.defenderxdr.mapping.table.Tables;
import io.defenderxdr.status.Drift;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DriftReportTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private static EventMapping mapping(EventTables tables) {
    MappingOptions options =
        new MappingOptions("default", "", List.of(), false, false, RecordProcessor.NONE);
    return new EventMapping(tables, options, Places.NONE, CLOCK);
  }

  private static List<String> map(EventMapping mapping, String... records) {
    List<SourceRecord> all =
        Arrays.stream(records)
            .map(record -> new SourceRecord(ByteSlice.of(record), new Origin("test", null)))
            .toList();
    return mapping
        .map(new SourceBatch(new StreamId("test", "event"), all, TimePosition.START))
        .list()
        .stream()
        .map(document -> new String(document.json(), StandardCharsets.UTF_8))
        .toList();
  }

  private static String record(String table, String columns) {
    return "{\"category\":\"AdvancedHunting-%s\",\"properties\":{%s}}".formatted(table, columns);
  }

  private static String report(String... records) {
    EventMapping mapping = mapping(EventFiles.read());
    map(mapping, records);
    return mapping.driftReport();
  }

  @Test
  void saysThatNothingIsUnknown() {
    assertThat(report(record("DeviceEvents", "\"DeviceName\":\"a\",\"ReportId\":1")))
        .isEqualTo(
            "# Drift report\n\nThe tables know every table, column and ActionType that was sent.\n");
  }

  @Test
  void countsByKindTableAndColumn() {
    EventMapping mapping = mapping(EventFiles.read());
    map(
        mapping,
        record("DeviceEvents", "\"Brand\":\"x\",\"Timestamp\":\"yesterday\""),
        record("DeviceEvents", "\"Brand\":\"y\",\"Empty\":\"\",\"Null\":null,\"None\":{}"),
        record("Dreams", "\"Depth\":3"),
        record("Dreams", ""));
    assertThat(mapping.drift().entries())
        .containsExactly(
            new Drift.Entry(Drift.Kind.UNKNOWN_TABLE, "AdvancedHunting-Dreams", "", 2),
            new Drift.Entry(Drift.Kind.UNKNOWN_COLUMN, "DeviceEvents", "Brand", 2),
            new Drift.Entry(Drift.Kind.UNKNOWN_COLUMN, "AdvancedHunting-Dreams", "Depth", 1),
            new Drift.Entry(Drift.Kind.UNFIT_VALUE, "DeviceEvents", "Timestamp", 1));
  }

  @Test
  void namesTheColumnThatStandsTwiceAsItIs() {
    EventMapping mapping = mapping(EventFiles.read());
    map(mapping, record("DeviceEvents", "\"Brand\":1,\"Brand\":2,\"Brand\":3"));
    assertThat(mapping.drift().entries()).extracting(Drift.Entry::column).containsExactly("Brand");
  }

  @Test
  void namesNewActionTypes() {
    String known = record("DeviceFileEvents", "\"ActionType\":\"filecreated\"");
    String odd = record("DeviceFileEvents", "\"ActionType\":\"File|Melted\"");
    String open = record("CloudAppEvents", "\"ActionType\":\"Whatever an application says\"");
    assertThat(report(known, odd, odd, open))
        .contains("| New ActionTypes, records of them | 1 | 2 |")
        .contains("## New ActionTypes")
        .contains("| `DeviceFileEvents` | `File\\|Melted` | 2 |")
        .doesNotContain("filecreated", "Whatever");
  }

  @Test
  void proposesARowOfEachType() {
    String report =
        report(
            record(
                "DeviceEvents",
                """
                "NewWord":"x","NewCount":7,"NewShare":0.5,"NewTime":"2026-01-01T00:00:00Z",\
                "NewPublicIP":"81.2.69.160","IsNew":true,"IsNewText":"False","NewThings":{"a":1},\
                "NewJson":"[{\\"a\\":1}]","NewWords":["a","b"]"""));
    assertThat(report)
        .contains("## New columns of `DeviceEvents`")
        .contains("Rows for `DeviceEvents.yaml`, below `rows`:")
        .contains("  - source: NewWord\n    vendor: new_word\n    type: keyword\n")
        .contains("convert: long\n    vendor: new_count\n    type: long\n")
        .contains("convert: double\n    vendor: new_share\n    type: double\n")
        .contains("convert: date\n    vendor: new_time\n    type: date\n")
        .contains("convert: ip\n    vendor: new_public_ip\n    type: ip\n")
        .contains("convert: boolean\n    vendor: is_new\n    type: boolean\n")
        .contains("convert: flag\n    vendor: is_new_text\n    type: boolean\n")
        .contains("  - source: NewThings\n    vendor: new_things\n    type: flattened\n")
        .contains("convert: json\n    vendor: new_json\n    type: flattened\n")
        .contains("  - source: NewWords\n    vendor: new_words\n    type: keyword\n")
        .contains("| `NewTime` | 1 | date | `2026-01-01T00:00:00Z` |");
  }

  @Test
  void guessesFromAllValues() {
    String report =
        report(
            record("DeviceEvents", "\"A\":1,\"B\":1,\"C\":true,\"D\":{\"x\":1},\"E\":\"word\""),
            record("DeviceEvents", "\"A\":1.5,\"B\":\"x\",\"C\":\"true\",\"D\":1,\"E\":{\"x\":1}"));
    assertThat(report)
        .contains("| `A` | 2 | double | `1` |")
        .contains("| `B` | 2 | keyword | `1` |")
        .contains("| `C` | 2 | boolean | `true` |")
        .contains("| `D` | 2 | flattened | `{\"x\":1}` |")
        .contains("| `E` | 2 | flattened | `word` |");
  }

  @Test
  void aNewFieldHasOneTypeInAllTables() {
    String report =
        report(record("DeviceEvents", "\"Brand\":1"), record("EmailEvents", "\"Brand\":\"x\""));
    assertThat(report).doesNotContain("type: long");
    assertThat(report.split("type: keyword", -1)).hasSize(3);
  }

  @Test
  void takesTheTypeThatAFieldHasElsewhere() {
    assertThat(report(record("EmailEvents", "\"IsLocalAdmin\":\"perhaps\"")))
        .containsPattern(
            " {4}convert: flag\n {4}vendor: is_local_admin\n {4}type: boolean {3}# as in"
                + " tables/event/DeviceLogonEvents.yaml line \\d+\n");
  }

  @Test
  void givesAnotherNameWhereFieldsStandBelowTheOwn() {
    assertThat(report(record("DeviceEvents", "\"Logon\":\"x\",\"Unmapped\":\"y\"")))
        .contains("vendor: logon_value\n")
        .contains("vendor: unmapped_value\n");
  }

  @Test
  void showsValuesAndNamesOfOthersHarmlessly() {
    String report =
        report(
            record(
                "DeviceEvents",
                """
                "a|b`<img src=x>":"x|`y`\\n# head\\u202e\\u0007","On":"%s","A/B":1,"{x}: #y":2"""
                    .formatted("z".repeat(500))));
    assertThat(report)
        .contains(
            "| ``a\\|b`<img src=x>`` | 1 | keyword | ``x\\|`y`\\u000a# head\\u202e\\u0007`` |")
        .contains("`" + "z".repeat(100) + "…`")
        .contains("  - source: \"On\"\n")
        .contains("  - source: \"{x}: #y\"\n")
        .contains("  # \"A/B\": no row can name this column; it stays unmapped.\n");
    assertThat(report.lines()).noneMatch(line -> line.startsWith("# head"));
  }

  @Test
  void showsTheBeginningOfValuesOfAnyDepthAndLength() {
    String deep = "[{\"a\":".repeat(400) + "\"\\\"\"" + "}]".repeat(400);
    String report =
        report(
            record(
                "DeviceEvents",
                "\"Deep\":%s,\"Long\":{\"b\":\"%s\"},\"Small\":{\"c\":[1,true,null,\"x\\\"y\"],\"d\":2.50}"
                    .formatted(deep, "é".repeat(1_000_000))));
    assertThat(report)
        .contains("| `Deep` | 1 | flattened | `[{\"a\":[{\"a\":[{")
        .contains("| `Long` | 1 | flattened | `{\"b\":\"" + "é".repeat(94) + "…` |")
        .contains("| `Small` | 1 | flattened | `{\"c\":[1,true,null,\"x\\\"y\"],\"d\":2.50}` |");
  }

  @Test
  void proposesAFileForANewTable() {
    assertThat(report(record("DeviceDreams", "\"Depth\":3,\"DeviceName\":\"pc\"")))
        .contains("| `AdvancedHunting-DeviceDreams` | 1 |")
        .contains(
            """
            table: DeviceDreams
            family: device
            sentence: ""
            rows:
              - source: Depth
                convert: long
                vendor: depth
                type: long
                sentence: ""
            """);
    assertThat(report("{\"category\":\"a b\\n```\",\"properties\":{}}", "{}", "x"))
        .contains(
            "| ``` a b\\u000a``` ``` |".replace("``` a", "```` a").replace("` |", "`` |").trim())
        .contains("No table can have this name.");
  }

  @Test
  void listsPropertiesAroundTheColumns() {
    assertThat(report("{\"category\":\"AdvancedHunting-DeviceInfo\",\"region\":\"eu\"}"))
        .contains("## New properties around the columns")
        .contains("| `region` | 1 | keyword | `eu` |")
        .contains("Rows for `envelope.yaml`, below `rows`:\n\n```yaml\n  - source: region\n");
  }

  @Test
  void listsValuesThatDidNotFit() {
    assertThat(report(record("DeviceEvents", "\"ProcessId\":\"none\",\"DeviceName\":{\"a\":1}")))
        .contains("## Values that did not fit")
        .contains("| `DeviceEvents` | `ProcessId` | long | 1 | keyword | `none` |")
        .contains("| `DeviceEvents` | `DeviceName` | keyword | 1 | flattened | `{\"a\":1}` |");
  }

  /** The rows of a report, below the heading of a table. */
  private static String rows(String report) {
    int start = report.indexOf("```yaml\n") + "```yaml\n".length();
    return report.substring(start, report.indexOf("```", start));
  }

  private static EventTables tables(UnaryOperator<String> deviceEvents) {
    return EventFiles.read(
        name -> {
          String text = Tables.text("event/" + name);
          return name.equals("DeviceEvents.yaml") ? deviceEvents.apply(text) : text;
        });
  }

  @Test
  void aPastedRowIsRefusedUntilItsSentenceIsWritten() {
    String rows = rows(report(record("DeviceEvents", "\"NewCount\":7")));
    assertThatThrownBy(() -> tables(text -> text.replaceFirst("\nrows:\n", "\nrows:\n" + rows)))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("tables/event/DeviceEvents.yaml line ")
        .hasMessageContaining("sentence");
  }

  @Test
  void aPastedRowMapsTheColumnOnceItsSentenceIsWritten() {
    String record =
        record(
            "DeviceEvents",
            "\"NewCount\":\"7\",\"New Brand\":{\"a\":\"b\"},\"NewTime\":\"2026-01-01T00:00:00Z\"");
    String rows = rows(report(record, record("DeviceEvents", "\"NewCount\":8")));
    String written = rows.replace("sentence: \"\"", "sentence: \"Something new.\"");
    EventMapping mapping =
        mapping(tables(text -> text.replaceFirst("\nrows:\n", "\nrows:\n" + written)));
    assertThat(map(mapping, record).getFirst())
        .contains("\"new_count\":\"7\"")
        .contains("\"new_brand\":{\"a\":\"b\"}")
        .contains("\"new_time\":\"2026-01-01T00:00:00.000Z\"")
        .doesNotContain("unmapped");
    assertThat(mapping.drift().isEmpty()).isTrue();
  }
}
