package io.defenderxdr.cli;

import io.defenderxdr.settings.Configuration;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Reads the settings and says all that is wrong with them. */
@CommandLine.Command(
    name = "check",
    header = "Name every mistake in a settings file.",
    description = {
      "",
      "Reads a settings file without any network and names every problem in one report:",
      "path, line, cause, and the nearest known name."
    })
final class CheckCommand implements Callable<Integer> {

  @CommandLine.Mixin ConfigOption config = new ConfigOption();

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws CommandFailedException {
    Configuration configuration = config.read();
    config.remarks().forEach(spec.commandLine().getErr()::println);
    int tenants = configuration.tenants().size();
    long streams = configuration.tenants().stream().mapToLong(t -> t.documents().size()).sum();
    spec.commandLine()
        .getOut()
        .printf(
            "%s: ok, %d %s, %d %s%n",
            config.file,
            tenants,
            tenants == 1 ? "tenant" : "tenants",
            streams,
            streams == 1 ? "stream" : "streams");
    return ExitCodes.OK;
  }
}
