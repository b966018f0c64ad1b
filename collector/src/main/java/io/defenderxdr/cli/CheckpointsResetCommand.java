package io.defenderxdr.cli;

import io.defenderxdr.pipeline.SourceRefusedException;
import io.defenderxdr.source.eventhub.PositionRow;
import io.defenderxdr.source.eventhub.ResetTo;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Sets how far all partitions have been read. */
@CommandLine.Command(
    name = "reset",
    header = "Set the positions of all partitions of a hub.",
    description = {
      "",
      "Stop all collectors of the consumer group first: while one reads a partition, the command",
      "refuses and names it. Going back doubles nothing, since what is stored is recognised; going",
      "forward leaves out what lies between."
    },
    footer = {
      "",
      "Example:  defender-xdr checkpoints reset --config collector.yaml --to 2026-01-31T12:00:00Z"
    })
final class CheckpointsResetCommand implements Callable<Integer> {

  @CommandLine.Mixin HubOption hub = new HubOption();

  @CommandLine.Option(
      names = "--to",
      required = true,
      paramLabel = "PLACE",
      description =
          "earliest (the oldest message of the hub), latest (what comes after now), or a time such"
              + " as 2026-01-31T12:00:00Z (the first message that the hub took then or later).")
  String to = "";

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call()
      throws SourceRefusedException, CommandFailedException, InterruptedException {
    ResetTo place = place();
    hub.work(
        (desk, amqp) -> {
          List<PositionRow> rows = desk.positions().reset(place);
          PrintWriter out = spec.commandLine().getOut();
          if (hub.json) {
            out.println(PositionText.json(rows));
          } else {
            PositionText.table(rows, Clock.systemUTC().instant()).forEach(out::println);
          }
        });
    return ExitCodes.OK;
  }

  private ResetTo place() throws CommandFailedException {
    try {
      return ResetTo.parse(to);
    } catch (IllegalArgumentException e) {
      throw HubOption.usage("--to: " + e.getMessage());
    }
  }
}
