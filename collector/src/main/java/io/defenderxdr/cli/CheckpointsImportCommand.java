package io.defenderxdr.cli;

import io.defenderxdr.collector.PositionDesk;
import io.defenderxdr.pipeline.SourceRefusedException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.settings.EventConfiguration.Reading;
import io.defenderxdr.source.eventhub.ImportRow;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Goes on where Elastic's input stopped. */
@CommandLine.Command(
    name = "import",
    header = "Go on where Elastic's input stopped.",
    description = {
      "",
      "Reads the positions that Elastic's input (Agent, Filebeat) kept in a container of the same",
      "storage account, of either version, and writes them as ours for each partition that has",
      "none; that container stays as it is. Stop both programs first. With --dry-run nothing is",
      "written, and the first record that each partition would read is named."
    },
    footer = {
      "",
      "Example:  defender-xdr checkpoints import --config collector.yaml \\",
      "            --from-container azure-eventhub-input-insights --dry-run"
    })
final class CheckpointsImportCommand implements Callable<Integer> {

  @CommandLine.Mixin HubOption hub = new HubOption();

  @CommandLine.Option(
      names = "--from-container",
      required = true,
      paramLabel = "NAME",
      description = "The container that Elastic's input wrote, in the same storage account.")
  String container = "";

  @CommandLine.Option(
      names = "--dry-run",
      description = "Write nothing; name the first record that each partition would read.")
  boolean dryRun;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call()
      throws SourceRefusedException, CommandFailedException, InterruptedException {
    hub.work((desk, amqp) -> print(desk.positions().importFrom(container(desk, amqp), dryRun)));
    return ExitCodes.OK;
  }

  private StateStore container(PositionDesk desk, Reading.Amqp amqp)
      throws CommandFailedException, IOException {
    return desk.container(amqp, container)
        .orElseThrow(
            () ->
                HubOption.usage(
                    "--from-container: the settings name no storage account; give the stream its storage_account."));
  }

  private void print(List<ImportRow> rows) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (hub.json) {
      out.println(PositionText.jsonOfImports(rows));
      return;
    }
    PositionText.imports(rows).forEach(out::println);
    if (dryRun) {
      out.println("Nothing was written. First record of each partition:");
      PositionText.firstRecords(rows).forEach(out::println);
    }
  }
}
