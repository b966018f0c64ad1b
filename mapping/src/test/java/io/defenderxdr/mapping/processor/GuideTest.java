package io.defenderxdr.mapping.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.settings.Configuration;
import io.defenderxdr.settings.Problems;
import io.defenderxdr.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide shows must compile, and it must name all there is. */
class GuideTest {

  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  private static String guide() throws IOException {
    Path root = Path.of(System.getProperty("defenderxdr.root"));
    return Files.readString(root.resolve("docs/guides/processors.md"));
  }

  @Test
  void showsOnlyWhatCompiles() throws Exception {
    List<String> examples =
        EXAMPLE.matcher(guide()).results().map(result -> result.group(1)).toList();
    assertThat(examples).isNotEmpty();
    for (String example : examples) {
      SettingsReader.Read read =
          SettingsReader.text(
              """
              tenants:
                - name: c
                  tenant_id: t
                  client_id: c
                  client_secret: s
              """
                  + example.indent(4),
              name -> null);
      Problems problems = read.problems();
      for (Configuration.Written written : read.processors()) {
        Processors.compile(written.value(), written.path(), problems);
      }
      assertThat(problems.list()).as(example).isEmpty();
      assertThat(read.processors()).as(example).isNotEmpty();
    }
  }

  @Test
  void namesEveryProcessorConditionAndNetwork() throws Exception {
    String guide = guide();
    for (List<String> names : List.of(RuleReader.names(), Conditions.names(), Networks.names())) {
      assertThat(names)
          .isNotEmpty()
          .allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));
    }
  }
}
