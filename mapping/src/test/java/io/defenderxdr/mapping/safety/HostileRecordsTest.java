package io.defenderxdr.mapping.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.mapping.MappingOptions;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The records that break careless mappers, one by one. */
@Timeout(60)
class HostileRecordsTest {

  private static final String START =
      "{\"category\":\"AdvancedHunting-DeviceEvents\",\"tenantId\":\"t-1\",\"properties\":{";

  private static String record(String columns) {
    return START + columns + "}}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[",
        "[]",
        "null",
        "7",
        "\"text\"",
        "[{\"category\":\"AdvancedHunting-DeviceEvents\",\"properties\":{\"DeviceId\":\"d\"}}]",
        "{\"records\":null}",
        "{\"records\":[]}",
        "{\"records\":{}}",
        "{\"properties\":{}}{\"properties\":{}}",
        "{\"properties\":{\"DeviceId\":\"d\"}",
        "{'properties':1}",
        "{\"properties\":NaN}",
        "{\"properties\":{\"DeviceId\":\"d\",}}",
        "{\"a\":\"line\nend\"}"
      })
  void whatIsNoRecordIsKept(String record) {
    for (Form form : Form.values()) {
      Seen seen = form.map(record);
      if (form == Form.IMPROVED) {
        seen.losesNothing();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void anEmptyRecordIsADocument(Form form) {
    assertThat(form.map("{}").at("ecs.version")).isEqualTo("8.11.0");
    assertThat(form.map("{\"properties\":{}}").at("ecs.version")).isEqualTo("8.11.0");
    assertThat(form.map("{\"properties\":null}").at("ecs.version")).isEqualTo("8.11.0");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 990, 1_000, 5_000, 100_000})
  void nestedRecordsAreKept(int depth) {
    String list = "[".repeat(depth) + "]".repeat(depth);
    for (String value : new String[] {Hostile.nested(depth), list}) {
      for (Form form : Form.values()) {
        form.map(record("\"DeviceId\":" + value));
        form.map(record("\"New\":" + value));
        form.map(value);
      }
      Seen seen = Form.IMPROVED.map(record("\"DeviceId\":" + value + ",\"FileName\":\"f\""));
      seen.losesNothing();
      assertThat(deepest(seen.text())).isLessThan(60);
    }
  }

  private static int deepest(String json) {
    int depth = 0;
    int deepest = 0;
    boolean text = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (text && c == '\\') {
        i++;
      } else if (c == '"') {
        text = !text;
      } else if (!text) {
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        deepest = Math.max(deepest, depth);
      }
    }
    return deepest;
  }

  @Test
  void nestedJsonWithinATextIsKept() {
    for (int depth : new int[] {30, 1_200, 5_000}) {
      String text = Hostile.nested(depth).replace("\"", "\\\"");
      Seen seen = Form.IMPROVED.map(record("\"AdditionalFields\":\"" + text + "\""));
      assertThat(seen.original()).isEqualTo(seen.received());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DeviceId", "ProcessCommandLine", "FolderPath", "RemoteUrl", "New"})
  void textsOfTwentyMegabytesAreMapped(String column) {
    String text = "ab cd/".repeat(20_000_000 / 6);
    byte[] record = record("\"" + column + "\":\"" + text + "\"").getBytes(StandardCharsets.UTF_8);
    byte[] json = Form.map(Form.IMPROVED.mapping(), List.of(record)).getFirst().json();
    assertThat(OneValue.is(json, true)).isTrue();
    assertThat(json.length).isGreaterThan(text.length());
    String start = new String(json, 0, 2_000, StandardCharsets.UTF_8);
    assertThat(start.contains("\"original\"")).isEqualTo(column.equals("New"));
  }

  @Test
  void manyRepeatsOfANameTakeNoLongerThanManyNames() {
    String repeats =
        IntStream.range(0, 200_000).mapToObj(i -> "\"x\":" + i).collect(Collectors.joining(","));
    Form.IMPROVED.map(record(repeats)).losesNothing();
    Form.IMPROVED.map(record("\"DeviceId\":{" + repeats + "}")).losesNothing();
    String known = repeats.replace("\"x\"", "\"DeviceId\"");
    Form.IMPROVED.map(record(known)).losesNothing();
  }

  @Test
  void repeatedNamesKeepAllValuesAndTheOriginal() {
    Seen seen =
        Form.IMPROVED.map(
            record(
                "\"DeviceId\":\"first\",\"New\":1,\"New\":{\"a\":2,\"a\":3},"
                    + "\"DeviceId\":\"second\",\"New\":4"));
    assertThat(seen.at("device.id")).isEqualTo("second");
    assertThat(seen.at("m365_defender.event.unmapped.DeviceId")).isEqualTo("first");
    assertThat(seen.text()).contains("\"New\":1,\"New_2\":{\"a\":2,\"a_2\":3}", "\"New_3\":4");
    assertThat(seen.original()).isEqualTo(seen.received());
    seen.losesNothing();
  }

  @Test
  void ofTwoPropertiesTheLastCountsAndTheOriginalIsKept() {
    Seen seen =
        Form.IMPROVED.map(
            "{\"properties\":{\"DeviceId\":\"first\"},\"properties\":{\"ReportId\":7},"
                + "\"tenantId\":\"t-1\",\"category\":\"AdvancedHunting-DeviceEvents\"}");
    assertThat(seen.at("device.id")).isNull();
    assertThat(seen.original()).isEqualTo(seen.received());
    assertThat(seen.id()).isEqualTo("N8DskSP5QL4qv16BkRVK4MX3+LU=");
  }

  @Test
  void halfCharactersAreReplacedAndTheOriginalIsKept() {
    Seen seen =
        Form.IMPROVED.map(
            record(
                "\"DeviceName\":\"a\\ud800b\",\"N\":\"\\udc00\","
                    + "\"FileName\":\"\\ud83d\\ude00.exe\","
                    + "\"AdditionalFields\":\"{\\\"x\\\":\\\"\\\\ud900\\\"}\""));
    assertThat(seen.text()).doesNotContainPattern("(?i)[^\\\\]\\\\ud[89]00");
    assertThat(seen.text()).contains("\"a\uFFFDb\"");
    assertThat(seen.at("m365_defender.event.unmapped")).isEqualTo(Map.of("N", "\uFFFD"));
    assertThat(seen.at("m365_defender.event.additional_fields")).isEqualTo(Map.of("x", "\uFFFD"));
    assertThat(seen.original()).isEqualTo(seen.received());
  }

  /** The parser refuses it in a name: what cannot be read is kept as it came. */
  @Test
  void halfACharacterInANameKeepsTheOriginal() {
    Seen seen = Form.IMPROVED.map(record("\"N\\ud800\":1,\"DeviceId\":\"d\""));
    assertThat(seen.original()).isEqualTo(seen.received());
    assertThat(seen.errors()).isNotEmpty();
  }

  @Test
  void longNumbersKeepAllDigitsAsText() {
    String number = "1234567890".repeat(900);
    Seen seen =
        Form.IMPROVED.map(record("\"New\":" + number + ",\"FileSize\":" + number + ",\"A\":1e999"));
    assertThat(seen.text()).contains("\"New\":\"" + number).contains("\"A\":1e999");
    seen.losesNothing();
    String longer = "9".repeat(20_000);
    Seen tooLong = Form.IMPROVED.map(record("\"New\":" + longer));
    assertThat(tooLong.original()).isEqualTo(tooLong.received());
  }

  @Test
  void blankAndDottedNamesAreToldApart() {
    Seen seen =
        Form.IMPROVED.map(
            record("\"\":1,\" \":2,\"_\":3,\"\\u0000\":4,\"\\ufffd\":5,\"a.b\":6,\".\":7"));
    Map<String, Object> expected = new LinkedHashMap<>();
    int value = 1;
    for (String name : new String[] {"_", "__2", "__3", "\uFFFD", "\uFFFD_2", "a.b", "."}) {
      expected.put(name, java.math.BigInteger.valueOf(value++));
    }
    assertThat(seen.at("m365_defender.event.unmapped")).isEqualTo(expected);
    assertThat(seen.original()).isEqualTo(seen.received());
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheRecord() {
    Seen with = Form.IMPROVED.map("\uFEFF" + record("\"ReportId\":7"));
    Seen without = Form.IMPROVED.map(record("\"ReportId\":7"));
    assertThat(with.id()).isEqualTo(without.id());
    assertThat(with.text()).isEqualTo(without.text());
  }

  @Test
  void aNameWithAByteThatNoUtf8HasIsNotTakenForAKnownOne() {
    // The escape has both read by the parser that remembers names.
    Form.IMPROVED.map(record("\"proxerties\":1,\"\\u0041\":2"));
    byte[] broken = record("\"proxerti#es\":1,\"\\u0041\":2").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < broken.length; i++) {
      broken[i] = broken[i] == '#' ? (byte) 0xFF : broken[i];
    }
    Seen seen = Form.IMPROVED.map(broken);
    assertThat(seen.errors()).isNotEmpty();
    assertThat(seen.original()).isEqualTo(seen.received());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE", "UTF-16"})
  void whatIsNotInUtf8IsKept(String encoding) {
    byte[] wide = record("\"ReportId\":7").getBytes(Charset.forName(encoding));
    Seen seen = Form.IMPROVED.map(wide);
    assertThat(seen.errors()).isNotEmpty();
    assertThat(seen.original()).isEqualTo(seen.received());
  }

  @Test
  void halfOfTheLastCharacterIsAFailureAndKept() {
    byte[] whole = record("\"DeviceName\":\"é\"").getBytes(StandardCharsets.UTF_8);
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 4);
    Seen seen = Form.IMPROVED.map(cut);
    assertThat(seen.errors()).isNotEmpty();
    assertThat(seen.original()).isEqualTo(seen.received());
    assertThat(seen.hasTag(MappingOptions.KEEP_ORIGINAL)).isTrue();
  }

  @Test
  void failedConversionsKeepTheRestTheReasonAndTheOriginal() {
    Seen seen =
        Form.IMPROVED.map(
            record(
                "\"DeviceId\":\"d\",\"ProcessCreationTime\":\"never\","
                    + "\"Timestamp\":\"yesterday\",\"ActionType\":\"FileCreated\""));
    assertThat(seen.at("device.id")).isEqualTo("d");
    assertThat(seen.at("event.action")).isEqualTo("filecreated");
    assertThat(seen.errors().toString())
        .contains("ProcessCreationTime", "[never]", "Timestamp", "[yesterday]");
    assertThat(seen.original()).isEqualTo(seen.received());
    assertThat(seen.at("m365_defender.event.unmapped"))
        .isEqualTo(Map.of("ProcessCreationTime", "never", "Timestamp", "yesterday"));
  }

  @Test
  void valuesOfAnotherTypeAreKeptAsideWhereTheyCanBeFound() {
    Seen seen =
        Form.IMPROVED.map(
            record(
                "\"DeviceId\":{\"id\":\"d\"},\"FileName\":[\"f\",{\"g\":1}],"
                    + "\"FileSize\":{\"n\":1},\"ActionType\":{\"a\":\"b\"},\"SHA1\":[[\"s\"]]"));
    assertThat(seen.at("m365_defender.event.unmapped.DeviceId.id")).isEqualTo("d");
    assertThat(seen.at("m365_defender.event.unmapped.FileName").toString()).isEqualTo("[f, {g=1}]");
    assertThat(seen.at("m365_defender.event.unmapped.ActionType.a")).isEqualTo("b");
    seen.losesNothing();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[7]", "[[]]", "[null,\"8\"]", "{}", "true"})
  void aProcessIdMayBeAnything(String id) {
    for (Form form : Form.values()) {
      form.map(
          ("{\"category\":\"AdvancedHunting-DeviceProcessEvents\",\"properties\":"
                  + "{\"ActionType\":\"ProcessCreated\",\"DeviceId\":\"d\",\"ProcessId\":%s,"
                  + "\"InitiatingProcessId\":%s,\"FileName\":\"f\","
                  + "\"InitiatingProcessCreationTime\":\"2024-05-01T00:00:00Z\","
                  + "\"ProcessCreationTime\":\"2024-05-01T00:00:00Z\"}}")
              .formatted(id, id));
    }
  }
}
