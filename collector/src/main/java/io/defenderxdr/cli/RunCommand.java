package io.defenderxdr.cli;

import io.defenderxdr.collector.Collector;
import io.defenderxdr.collector.RunSummary;
import io.defenderxdr.collector.Times;
import io.defenderxdr.delivery.embedded.StoreStartException;
import io.defenderxdr.process.Lifeline;
import io.defenderxdr.retry.TimeScale;
import io.defenderxdr.settings.Configuration;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** The collector. */
@CommandLine.Command(
    name = "run",
    header = "Collect, until stopped or once.",
    description = {
      "",
      "Collects until it is stopped (Ctrl-C or SIGTERM): stops in order, loses nothing.",
      "With --once every stream catches up, settles, saves its position, and the process ends;",
      "for a scheduled job."
    },
    footer = {"", "Example:  defender-xdr run --config collector.yaml --once"})
final class RunCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  @CommandLine.Mixin ConfigOption config = new ConfigOption();

  @CommandLine.Option(names = "--once", description = "Catch up once and end.")
  boolean once;

  @CommandLine.Mixin SummaryFile summary = new SummaryFile();

  @CommandLine.Option(names = "--time-scale", hidden = true)
  @Nullable String timeScale;

  @CommandLine.Option(names = "--child", hidden = true)
  boolean child;

  @CommandLine.ParentCommand DefenderXdr parent;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  private RunCommand() {
    this.parent = DefenderXdr.detached();
  }

  @Override
  public Integer call() throws Exception {
    long start = System.nanoTime();
    Configuration configuration = config.read();
    Logging.setUp(configuration.log(), parent.debug);
    config.remarks().forEach(LOG::warn);
    summary.requireWritable();
    Thread worker = Thread.currentThread();
    if (child) {
      Lifeline.watch(System.in, worker::interrupt);
    }
    try {
      return StopSignal.during(() -> run(configuration, start));
    } catch (InterruptedException e) {
      LOG.info("stopped");
      return ExitCodes.OK;
    }
  }

  private int run(Configuration configuration, long start) throws Exception {
    LOG.info("heap {} MB", Runtime.getRuntime().maxMemory() / 1_000_000);
    try (Collector collector = started(configuration)) {
      LOG.info("console at {}, store at {}", collector.console(), collector.store());
      if (child) {
        spec.commandLine()
            .getOut()
            .printf(
                "{\"console\":\"%s\",\"store\":\"%s\",\"heapBytes\":%d}%n",
                collector.console(), collector.store(), Runtime.getRuntime().maxMemory());
      }
      Exception refusal = collector.join();
      double seconds = (System.nanoTime() - start) / 1e9;
      summary.write(new RunSummary(collector.board().streams(), seconds)::write);
      if (refusal != null) {
        throw refusal;
      }
      return ExitCodes.OK;
    }
  }

  private Collector started(Configuration configuration)
      throws InterruptedException, CommandFailedException {
    try {
      return Collector.start(configuration, times(), once);
    } catch (StoreStartException e) {
      throw new CommandFailedException(
          e.exitCode() == StoreStartException.DATA_FOLDER
              ? ExitCodes.DATA_FOLDER
              : ExitCodes.STORE_UNREACHABLE,
          String.valueOf(e.getMessage()));
    } catch (IOException e) {
      // A certificate, or the console's port: what the settings name cannot be had.
      throw new CommandFailedException(ExitCodes.BAD_SETTINGS, String.valueOf(e.getMessage()));
    }
  }

  private Times times() throws CommandFailedException {
    Clock wall = Clock.systemUTC();
    try {
      return new Times(timeScale == null ? TimeScale.real(wall) : TimeScale.parse(timeScale, wall));
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(ExitCodes.USAGE, "--time-scale: " + e.getMessage());
    }
  }
}
