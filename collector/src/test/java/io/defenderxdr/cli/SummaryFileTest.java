package io.defenderxdr.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SummaryFileTest {

  @TempDir Path folder;

  private static String sentence(Path file, String why) {
    return "The summary cannot be written to %s (%s): give --summary a file in a folder that is there and writable for this user."
        .formatted(file, why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "demo"})
  void endsBeforeTheWorkWhereItsPlaceIsBad(String command) throws Exception {
    Path config = folder.resolve("c.yaml");
    Files.writeString(
        config,
        """
        tenants: [{name: c, tenant_id: t, client_id: c, client_secret: s, streams: {alert: {}}}]
        state: {path: '%s'}
        """
            .formatted(folder.resolve("state")));
    Path absent = folder.resolve("absent");
    Path file = absent.resolve("s.json");
    StringWriter errors = new StringWriter();
    CommandLine program = DefenderXdr.commandLine();
    program.setErr(new PrintWriter(errors, true));
    String option = "--summary=" + file;
    int exitCode =
        command.equals("run")
            ? program.execute("run", "--once", "--config=" + config, option)
            : program.execute("demo", "--data=" + folder.resolve("state"), option);
    assertThat(errors).hasToString(sentence(file, absent + " is no folder") + "\n");
    assertThat(exitCode).isEqualTo(ExitCodes.DATA_FOLDER);
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void refusesAFolder() {
    SummaryFile summary = new SummaryFile();
    summary.path = folder;
    assertThatThrownBy(summary::requireWritable).hasMessage(sentence(folder, "it is a folder"));
  }

  @Test
  void takesNoneANewFileAndAnOldOne() throws Exception {
    SummaryFile summary = new SummaryFile();
    summary.requireWritable();
    summary.path = folder.resolve("s.json");
    summary.requireWritable();
    assertThat(summary.path).doesNotExist();
    summary.write(file -> Files.writeString(file, "{}"));
    summary.requireWritable();
    assertThat(summary.path).hasContent("{}");
  }

  @Test
  void saysInWordsWhyTheEndFailed() {
    SummaryFile summary = new SummaryFile();
    summary.path = folder.resolve("s.json");
    IOException full = new FileSystemException("/s.json", null, "No space left on device");
    assertThatThrownBy(
            () ->
                summary.write(
                    file -> {
                      throw full;
                    }))
        .hasMessage(sentence(summary.path, "/s.json: No space left on device"))
        .extracting(e -> ((CommandFailedException) e).exitCode())
        .isEqualTo(ExitCodes.DATA_FOLDER);
  }
}
