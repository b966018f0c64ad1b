package io.defenderxdr.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide shows must be right, and it must speak of the settings that there are. */
class EventHubGuideTest {

  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("`([a-z_]+_[a-z_]+|auth_type)`");
  private static final Map<String, String> OTHER_WORDS = Map.of("managed_identity", "auth_type");
  private static final String TEXT =
      "Endpoint=sb://a.servicebus.windows.net/;SharedAccessKeyName=k;SharedAccessKey=a2V5";

  private static String guide() throws IOException {
    Path root = Path.of(System.getProperty("defenderxdr.root"));
    return Files.readString(root.resolve("docs/guides/event-hub.md"));
  }

  private static String variable(String name) {
    return switch (name) {
      case "EVENTHUB_CONNECTION_STRING" -> TEXT;
      case "STORAGE_KEY" -> "a2V5";
      default -> "value";
    };
  }

  @Test
  void showsOnlySettingsThatAreRight() throws Exception {
    List<String> examples =
        EXAMPLE.matcher(guide()).results().map(result -> result.group(1)).toList();
    assertThat(examples).hasSizeGreaterThan(6);
    for (String example : examples) {
      String here = example.replaceAll("\\$\\{file:[^}]*}", "\\${STORAGE_KEY}");
      SettingsReader.Read read = SettingsReader.text(here, EventHubGuideTest::variable);
      assertThat(read.problems().render("guide")).as(example).isEmpty();
      assertThat(read.problems().remarks()).as(example).isEmpty();
      assertThat(read.configuration().tenants().getFirst().event()).as(example).isPresent();
    }
  }

  @Test
  void namesOnlySettingsThatThereAre() throws Exception {
    Matcher names = NAME.matcher(guide());
    assertThat(names.find()).isTrue();
    do {
      String name = OTHER_WORDS.getOrDefault(names.group(1), names.group(1));
      assertThat(SettingsTable.rows()).as(name).anyMatch(row -> row.isCalled(name));
    } while (names.find());
  }

  @Test
  void saysWhatTheSettingsSay() throws Exception {
    String guide = guide();
    for (Cloud cloud : Cloud.values()) {
      assertThat(guide).contains("`" + cloud.hubs() + "`", "`blob." + cloud.storage() + "`");
    }
    assertThat(guide)
        .contains("`limits.checkpoint_interval` (%s)".formatted(standard("checkpoint_interval")))
        .contains("`limits.partition_bytes` (12 MB)");
    assertThat(standard("partition_bytes")).isEqualTo("12MB");
    assertThat(standard("checkpoint_records")).isEqualTo("10000");
  }

  private static String standard(String name) {
    return String.valueOf(SettingsTable.find(Place.LIMITS, name).orElseThrow().standard())
        .replace("30s", "30 s");
  }
}
