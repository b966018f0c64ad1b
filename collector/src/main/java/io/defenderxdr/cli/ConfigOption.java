package io.defenderxdr.cli;

import io.defenderxdr.collector.UserProcessors;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.settings.SettingsReader;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** The option {@code --config}, and the reading of that file. */
final class ConfigOption {

  @CommandLine.Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The settings file (YAML); see docs/reference/settings.md.")
  Path file = Path.of("");

  private List<String> remarks = List.of();

  /** What is no error in the file that was read, but worth a line each. */
  List<String> remarks() {
    return remarks;
  }

  /** The file's settings, or one report of all that is wrong with it. */
  Configuration read() throws CommandFailedException {
    SettingsReader.Read read = SettingsReader.file(file, System::getenv);
    UserProcessors.check(read);
    Configuration configuration = read.configuration();
    if (configuration == null || !read.problems().isEmpty()) {
      throw new CommandFailedException(
          ExitCodes.BAD_SETTINGS, read.problems().render(file.toString()));
    }
    remarks = read.problems().remarks().stream().map(one -> one.render(file.toString())).toList();
    return configuration;
  }
}
