package io.defenderxdr.simulator.cli;

import io.defenderxdr.simulator.Options;
import io.defenderxdr.simulator.Scenario;
import io.defenderxdr.simulator.Simulator;
import io.defenderxdr.simulator.TenantFolderException;
import io.defenderxdr.simulator.attack.World;
import io.defenderxdr.simulator.fault.Fault;
import io.defenderxdr.simulator.stream.Table;
import io.defenderxdr.simulator.time.ScaledClock;
import io.defenderxdr.simulator.time.Spans;
import io.defenderxdr.simulator.time.Ticks;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that starts the Microsoft side alone. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description =
        "Imitates the Microsoft side: a tenant with attacks, token endpoint, Graph, event hub.")
public final class Simulate implements Callable<Integer> {
  private static final int OK = 0;
  private static final int INTERNAL = 1;
  private static final int USAGE = 2;
  private static final int DATA_FOLDER = 7;
  private static final int BUFFER = 1 << 16;

  @Option(names = "--port", paramLabel = "P", description = "port on loopback; 0 = any free one")
  private int port;

  @Option(names = "--seed", paramLabel = "N", description = "decides who is in the tenant")
  private long seed = 1;

  @Option(names = "--scenario", paramLabel = "NAME", description = "small, busy or huge")
  private String scenario = "small";

  @Option(names = "--fault", split = ",", paramLabel = "NAME[=VALUE]", description = "what fails")
  private List<String> faults = List.of();

  @Option(names = "--rate", paramLabel = "N/s", description = "changes of alerts a second")
  private @Nullable String rate;

  @Option(names = "--duration", paramLabel = "D", description = "ends by itself after this time")
  private @Nullable String duration;

  @Option(names = "--data", paramLabel = "DIR", description = "keeps the tenant in this folder")
  private @Nullable Path data;

  @Mixin private final HubSwitches hub = new HubSwitches();

  @Option(
      names = "--print-events",
      paramLabel = "N",
      description = "prints N streaming records, one a line, the last sent now, and ends")
  private @Nullable Long printEvents;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "of this table only, for example DeviceEvents; else the mix of a busy tenant")
  private @Nullable String table;

  @Option(names = "--time-scale", hidden = true)
  private String timeScale = "1";

  @Option(names = "--child", hidden = true)
  private boolean child;

  private final Clock wall = Clock.systemUTC();
  private final CountDownLatch end = new CountDownLatch(1);

  Simulate() {}

  /** Runs the command and ends the process. */
  public static void main(String... arguments) {
    // Loopback needs no name service; and without Unsafe, Java has nothing to warn about.
    System.setProperty("vertx.disableDnsResolver", "true");
    System.setProperty("io.netty.noUnsafe", "true");
    CommandLine command = new CommandLine(new Simulate());
    command.getCommandSpec().usageMessage().footer(footer());
    System.exit(command.execute(arguments));
  }

  private static String[] footer() {
    List<String> lines = new ArrayList<>();
    lines.add("The first line of output is a JSON object that tells how to reach it.");
    lines.add("Faults:");
    for (Fault fault : Fault.values()) {
      String usual = fault.usual().isEmpty() ? "" : " (usually " + fault.usual() + ")";
      lines.add(("  " + fault.title() + ": " + fault.sentence() + usual).replace("%", "%%"));
    }
    return lines.toArray(String[]::new);
  }

  @Override
  public Integer call() {
    try {
      return printEvents == null ? simulate() : print(printEvents);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return USAGE;
    }
  }

  private int print(long count) {
    Table only = table == null ? null : Table.named(table);
    World world = new World(seed, scenario().people());
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
            false,
            StandardCharsets.UTF_8);
    new EventPrinter(world, only).print(count, Ticks.of(wall.instant()), out);
    return OK;
  }

  private int simulate() {
    try (Simulator simulator = Simulator.start(options())) {
      EndOfProcess.closing(simulator);
      System.out.println(simulator.firstLine());
      System.out.flush();
      if (child) {
        EndOfProcess.watchInput(end::countDown);
      }
      await();
      return OK;
    } catch (TenantFolderException e) {
      System.err.println(e.getMessage());
      return DATA_FOLDER;
    } catch (IOException e) {
      System.err.println("The simulator cannot start: " + e.getMessage());
      return INTERNAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return INTERNAL;
    }
  }

  private void await() throws InterruptedException {
    if (duration == null) {
      end.await();
    } else {
      Duration real = ScaledClock.parse(timeScale, wall).onTheWall(Spans.parse(duration));
      boolean asked = end.await(real.toMillis(), TimeUnit.MILLISECONDS);
      System.err.println(asked ? "Ends as asked." : "Ends after " + duration + ".");
    }
  }

  private Options options() {
    Scenario size = scenario();
    ScaledClock clock = ScaledClock.parse(timeScale, wall);
    Options.Cast cast =
        new Options.Cast(seed, size, rate == null ? size.rate() : Rates.parse(rate));
    return new Options(port, cast, clock, faults(), data, hub.wish(size));
  }

  private Scenario scenario() {
    return switch (scenario) {
      case "small", "busy", "huge" -> Scenario.valueOf(scenario.toUpperCase(Locale.ROOT));
      default ->
          throw new IllegalArgumentException(
              "There is no scenario '" + scenario + "'; there are small, busy, huge.");
    };
  }

  private Map<Fault, String> faults() {
    Map<Fault, String> chosen = new LinkedHashMap<>();
    for (String text : faults) {
      int equals = text.indexOf('=');
      String name = equals < 0 ? text : text.substring(0, equals);
      chosen.put(Fault.named(name), equals < 0 ? "" : text.substring(equals + 1));
    }
    return chosen;
  }
}
