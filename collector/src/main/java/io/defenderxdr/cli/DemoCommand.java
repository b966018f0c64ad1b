package io.defenderxdr.cli;

import io.defenderxdr.demo.Demo;
import io.defenderxdr.demo.DemoOptions;
import io.defenderxdr.demo.DemoSummary;
import io.defenderxdr.retry.TimeScale;
import io.defenderxdr.settings.Span;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Shows the whole thing without an account. */
@CommandLine.Command(
    name = "demo",
    header = "Show everything with a simulated tenant and no account.",
    description = {
      "",
      "A simulated Microsoft tenant, the real collector, an embedded store and the console,",
      "with no account. The first line printed is the console's address. Without --duration",
      "it runs until Ctrl-C; with it, it ends by itself and proves that nothing is lost or",
      "doubled (exit 0), or says what is (exit 1)."
    },
    footer = {"", "Example:  defender-xdr demo --duration 60s --summary summary.json"})
final class DemoCommand implements Callable<Integer> {

  @CommandLine.Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "PORT",
      description = "Port of the console; 0 = any free one (default: ${DEFAULT-VALUE}).")
  int port;

  @CommandLine.Option(
      names = "--store-port",
      defaultValue = "9200",
      paramLabel = "PORT",
      description = "Port of the embedded store; 0 = any free one (default: ${DEFAULT-VALUE}).")
  int storePort;

  @CommandLine.Option(
      names = "--hub-port",
      defaultValue = "5672",
      paramLabel = "PORT",
      description =
          "Port of the simulated event hub; 0 = any free one (default: ${DEFAULT-VALUE}).")
  int hubPort;

  @CommandLine.Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "End by itself after this time, for instance 60s.")
  @Nullable String duration;

  @CommandLine.Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Makes the same tenant again (default: ${DEFAULT-VALUE}).")
  long seed;

  @CommandLine.Option(
      names = "--scenario",
      defaultValue = "small",
      paramLabel = "NAME",
      description = "small, busy or huge (default: ${DEFAULT-VALUE}).")
  String scenario = "small";

  @CommandLine.Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep everything here; a second demo goes on where the first ended.")
  @Nullable Path data;

  @CommandLine.Mixin SummaryFile summary = new SummaryFile();

  @CommandLine.Option(names = "--time-scale", hidden = true)
  @Nullable String timeScale;

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    summary.requireWritable();
    Clock wall = Clock.systemUTC();
    Instant start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    DemoOptions options =
        new DemoOptions(
            new DemoOptions.Ports(port, storePort, hubPort),
            duration(),
            new DemoOptions.Tenant(seed, scenario, scale(wall)),
            data);
    Demo demo =
        new Demo(
            options,
            new Demo.WallTime(wall, TimeScale.real(wall).pause()),
            start,
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8));
    DemoSummary result = StopSignal.during(() -> Optional.ofNullable(demo.run())).orElse(null);
    return result == null ? ExitCodes.OK : tell(result);
  }

  private int tell(DemoSummary result) throws CommandFailedException {
    summary.write(result::write);
    spec.commandLine().getOut().println(result.sentence());
    return result.holds() ? ExitCodes.OK : ExitCodes.INTERNAL;
  }

  private @Nullable Duration duration() throws CommandFailedException {
    try {
      return duration == null ? null : Span.parse(duration);
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(ExitCodes.USAGE, "--duration: " + e.getMessage() + ".");
    }
  }

  private @Nullable String scale(Clock wall) throws CommandFailedException {
    try {
      return timeScale == null ? null : TimeScale.parse(timeScale, wall).text();
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(ExitCodes.USAGE, "--time-scale: " + e.getMessage());
    }
  }
}
