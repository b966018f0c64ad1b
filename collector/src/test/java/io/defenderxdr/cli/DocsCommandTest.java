package io.defenderxdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DocsCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  private int run(String... arguments) {
    CommandLine commandLine = DefenderXdr.commandLine();
    commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }

  @Test
  void printsTheFieldsOfOneStreamOrOfAll() {
    assertThat(run("docs", "fields", "--stream", "alert")).isZero();
    assertThat(out.toString())
        .contains("| `m365_defender.alert.severity` | keyword |")
        .doesNotContain("# Fields of the stream event");

    assertThat(run("docs", "fields")).isZero();
    assertThat(out.toString())
        .contains("# Fields of the stream alert", "# Fields of the stream event");
  }

  @Test
  void fillsAPage() throws Exception {
    Path page = Files.writeString(folder.resolve("page.md"), "# Ours\n\n{{event \"alert\"}}\n");

    assertThat(run("docs", "render", page.toString())).isZero();
    assertThat(out.toString()).startsWith("# Ours\n\n{\n  \"@timestamp\": ").endsWith("}\n");
  }

  @Test
  void saysWhatIsWrongWithAPageAndPrintsNothingOfIt() throws Exception {
    Path page = Files.writeString(folder.resolve("page.md"), "{{feilds \"alert\"}}");

    assertThat(run("docs", "render", page.toString())).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString())
        .isEqualTo(page + " line 1: Unknown placeholder 'feilds'. Did you mean 'fields'?\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void namesTheNearestStreamAndAPageThatIsNotThere() {
    assertThat(run("docs", "fields", "--stream", "evnet")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString())
        .isEqualTo("--stream: unknown stream 'evnet'. Did you mean 'event'?\n");

    Path absent = folder.resolve("absent.md");
    assertThat(run("docs", "render", absent.toString())).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString())
        .endsWith(
            "The page %1$s cannot be read (%1$s is not there): name a file of UTF-8 text.\n"
                .formatted(absent));
  }

  @Test
  void helpTeachesWithExamples() {
    assertThat(run("docs", "--help")).isZero();
    assertThat(out.toString()).contains("fields", "render", "docs fields --stream event");
    assertThat(run("docs", "render", "--help")).isZero();
    assertThat(out.toString()).contains("{{event \"alert\"}}", "{{fields \"alert\"}}");
  }
}
