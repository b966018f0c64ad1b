package io.defenderxdr.mapping.oracle.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.mapping.oracle.Json;
import io.defenderxdr.mapping.oracle.Trees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The vectors that stand in the specification, through the oracle. */
class EventVectorsTest {

  private static final String KEEP = "preserve_duplicate_custom_fields";

  @Test
  void splitsCommandLines() {
    assertThat(CommandLine.split("app.exe \"one \"\" two\" tail"))
        .containsExactly("app.exe", "one \"", "two tail");
    assertThat(CommandLine.split("run C:\\dir\\ \"a\\\\\" \"b\\\"c\" \"\""))
        .containsExactly("run", "C:\\dir\\", "a\\", "b\"c");
    assertThat(CommandLine.split("msoia.exe\" scan upload"))
        .containsExactly("msoia.exe scan upload");
    assertThat(CommandLine.split("  ")).isEmpty();
  }

  @Test
  void cutsPathsOfFiles() {
    assertThat(file("C:\\Windows\\System32\\a.dll"))
        .isEqualTo("C:\\Windows\\System32 | dll | a.dll");
    assertThat(file("/usr/lib/x.so.1")).isEqualTo("/usr/lib | 1 | x.so.1");
    assertThat(file("C:\\app.v1\\readme")).isEqualTo("C:\\app.v1 | v1\\readme | readme");
    assertThat(file("readme.txt")).isEqualTo("null | null | null");
    assertThat(file("/x")).isEqualTo("null | null | x");
  }

  private static String file(String path) {
    Map<String, Object> file =
        Trees.map(mapped("DeviceFileEvents", Map.of("FolderPath", path)).get("file"));
    return file.get("directory") + " | " + file.get("extension") + " | " + file.get("name");
  }

  @Test
  void digestsTheIdOfAProcess() {
    Map<String, Object> document =
        mapped(
            "DeviceProcessEvents",
            Map.of(
                "ProcessId", "216032",
                "ProcessCreationTime", "2024-09-10T03:59:59.294Z",
                "DeviceId", "dev1"));
    assertThat(Trees.get(document, "process/entity_id")).isEqualTo("1CJEXWfxolw4D6UsiamGBTpvLf8=");
  }

  @Test
  void hyphenatesAddresses() {
    assertThat(mac("000D3A9EC781")).isEqualTo(List.of("00-0D-3A-9E-C7-81"));
    assertThat(mac("ABCDE")).isEqualTo(List.of("AB-CD-E"));
    assertThat(mac("0011.2233.4455")).isEqualTo(List.of("0011-2233-4455"));
  }

  private static Object mac(String address) {
    return Trees.get(mapped("DeviceNetworkInfo", Map.of("MacAddress", address)), "host/mac");
  }

  @Test
  void readsAddressesOfPages() {
    assertThat(url("www.example.com"))
        .isEqualTo("{original=www.example.com, path=www.example.com, extension=com}");
    assertThat(url("www.example.com:443"))
        .isEqualTo("{original=www.example.com:443, scheme=www.example.com}");
    assertThat(url("10.0.0.1:8080")).isEqualTo("null");
  }

  private static String url(String address) {
    return "" + mapped("DeviceNetworkEvents", Map.of("RemoteUrl", address)).get("url");
  }

  @Test
  void abortsAtAnActionThatIsNoTextAndStillDoesTheTail() {
    Map<String, Object> document =
        mapped("DeviceLogonEvents", Map.of("ActionType", 5.0, "DeviceId", "dev1"));
    assertThat(Trees.get(document, "event/kind")).isEqualTo("pipeline_error");
    assertThat(Trees.get(document, "event/category")).isEqualTo(List.of("authentication"));
    assertThat(document).doesNotContainKeys("json", "host");
    assertThat((List<?>) document.get("tags")).hasSize(2);
  }

  @Test
  void skipsTheTailWhereTheCategoryIsMissing() {
    EventOracle.Result result =
        EventOracle.expected("{\"properties\":{\"DeviceId\":null}}", List.of());
    assertThat(Trees.has(result.document(), "json/properties/DeviceId")).isTrue();
    assertThat((List<?>) Trees.get(result.document(), "error/message")).hasSize(2);
  }

  private static Map<String, Object> mapped(String table, Map<String, Object> properties) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("category", "AdvancedHunting-" + table);
    envelope.put("properties", properties);
    return EventOracle.expected(Json.write(envelope), List.of(KEEP)).document();
  }
}
