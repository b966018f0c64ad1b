package io.defenderxdr.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Positions of the event stream, for people. */
@CommandLine.Command(
    name = "checkpoints",
    header = "Show, import or reset how far an event hub has been read.",
    description = {
      "",
      "A position says up to where every record of a partition is settled; a collector goes on",
      "behind it. These commands look at the place that the settings name: a container, the",
      "cluster, or the state folder."
    },
    subcommands = {
      CheckpointsShowCommand.class,
      CheckpointsImportCommand.class,
      CheckpointsResetCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:  defender-xdr checkpoints show --config collector.yaml",
      "           defender-xdr checkpoints import --config collector.yaml \\",
      "             --from-container azure-eventhub-input-insights --dry-run",
      "           defender-xdr checkpoints reset --config collector.yaml --to 2026-01-31T12:00:00Z"
    })
final class CheckpointsCommand implements Callable<Integer> {

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCodes.USAGE;
  }
}
