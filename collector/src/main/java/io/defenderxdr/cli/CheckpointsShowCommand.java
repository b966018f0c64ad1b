package io.defenderxdr.cli;

import io.defenderxdr.pipeline.SourceRefusedException;
import io.defenderxdr.source.eventhub.PositionRow;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** How far each partition has been read. */
@CommandLine.Command(
    name = "show",
    header = "Show how far each partition has been read.",
    description = {
      "",
      "For each partition: the collector that reads it now, the sequence number and offset up to",
      "which everything is settled, when that was written, the newest message of the hub, and how",
      "many messages wait. Changes nothing, also while collectors run."
    },
    footer = {"", "Example:  defender-xdr checkpoints show --config collector.yaml"})
final class CheckpointsShowCommand implements Callable<Integer> {

  @CommandLine.Mixin HubOption hub = new HubOption();

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call()
      throws SourceRefusedException, CommandFailedException, InterruptedException {
    hub.work(
        (desk, amqp) -> {
          List<PositionRow> rows = desk.positions().show();
          PrintWriter out = spec.commandLine().getOut();
          if (hub.json) {
            out.println(PositionText.json(rows));
          } else {
            PositionText.table(rows, Clock.systemUTC().instant()).forEach(out::println);
          }
        });
    return ExitCodes.OK;
  }
}
