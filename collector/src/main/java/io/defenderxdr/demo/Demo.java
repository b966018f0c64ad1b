package io.defenderxdr.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.HttpRoute;
import io.defenderxdr.process.ChildProcess;
import io.defenderxdr.process.JavaCommand;
import io.defenderxdr.process.ResidentMemory;
import io.defenderxdr.retry.Pause;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs a demo from start to proof. Its phases: tenant, collector with store, collecting, freeze,
 * drain, proof, stop. An interrupt at any moment goes straight to the stop.
 */
public final class Demo {

  private static final List<String> STREAMS = List.of("alert", "event");
  private static final String DOCUMENTS = "logs-m365_defender.*";
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration REPORT = Duration.ofSeconds(5);

  private final DemoOptions options;
  private final Clock clock;
  private final Pause pause;
  private final PrintStream out;
  private final PrintStream progress;
  private final Instant start;
  private @Nullable Instant firstDocument;

  /**
   * Prepares a demo.
   *
   * @param options what it is asked to be
   * @param time the wall's clock and the way to wait on it
   * @param start when the command was started, from which its seconds count
   * @param out where the console's address goes, as the first line
   * @param progress where people read what happens
   */
  public Demo(
      DemoOptions options, WallTime time, Instant start, PrintStream out, PrintStream progress) {
    this.options = options;
    this.clock = time.clock();
    this.pause = time.pause();
    this.start = start;
    this.out = out;
    this.progress = progress;
  }

  /** The wall's clock and the way to wait on it. */
  public record WallTime(Clock clock, Pause pause) {}

  /**
   * Runs it.
   *
   * @return what became of everything offered; null if it ended by an interrupt
   * @throws IOException with a sentence, if one of its processes fails
   */
  public @Nullable DemoSummary run() throws IOException {
    try (DemoFolder folder = DemoFolder.of(options.data());
        HttpCaller caller = new HttpCaller(HttpRoute.DIRECT)) {
      DemoProcesses processes = new DemoProcesses(JavaCommand.installation(), folder);
      say("starting the simulated tenant");
      try (SimulatedTenant tenant =
          SimulatedTenant.await(processes.simulator(options.tenant(), options.ports().hub()))) {
        try {
          return besideTenant(folder, caller, processes, tenant);
        } finally {
          say("stopping the tenant");
        }
      }
    } catch (InterruptedException e) {
      say("stopped; nothing is lost: positions and documents are on disk");
      return null;
    }
  }

  private DemoSummary besideTenant(
      DemoFolder folder, HttpCaller caller, DemoProcesses processes, SimulatedTenant tenant)
      throws IOException, InterruptedException {
    DemoConfig.write(folder, tenant, options.ports());
    say("starting the collector and its store (logs in " + folder.root() + ")");
    try (RunningCollector collector = start(processes, folder)) {
      try {
        out.println(collector.console());
        out.flush();
        return collect(folder, caller, tenant, collector);
      } finally {
        say("stopping the collector and its store");
      }
    }
  }

  private RunningCollector start(DemoProcesses processes, DemoFolder folder)
      throws IOException, InterruptedException {
    ChildProcess process = processes.collector(options.tenant().timeScale());
    try {
      return RunningCollector.await(process);
    } catch (IOException e) {
      process.close();
      throw ProcessEndedException.of("collector", process.awaitExitCode(), folder.log("collector"));
    }
  }

  private DemoSummary collect(
      DemoFolder folder, HttpCaller caller, SimulatedTenant tenant, RunningCollector collector)
      throws IOException, InterruptedException {
    StoreIds store = new StoreIds(caller, collector.store());
    watch(folder, caller, store, collector);
    say("freezing the tenant and reading what is left");
    tenant.freeze(caller);
    new Drain(collector, caller, pause).await();
    lookForTheFirst(store);
    JsonNode streams = collector.streams(caller);
    say("comparing what was offered with what is found");
    Proof proof = Proof.NONE;
    Set<String> quarantined = new QuarantineFiles(folder.state().resolve("quarantine")).ids();
    for (String stream : STREAMS) {
      proof =
          proof.plus(
              Proof.of(
                  tenant.offered(caller, stream),
                  tenant.superseded(caller, stream),
                  store.read("logs-m365_defender." + stream + "-*"),
                  quarantined));
    }
    return new DemoSummary(
        proof,
        streams,
        seconds(firstDocument),
        seconds(clock.instant()),
        new DemoSummary.Memory(
            ResidentMemory.peakBytes(collector.process().pid()),
            collector.firstLine().path("heapBytes").asLong()));
  }

  private void watch(
      DemoFolder folder, HttpCaller caller, StoreIds store, RunningCollector collector)
      throws IOException, InterruptedException {
    Duration duration = options.duration();
    Instant end = duration == null ? Instant.MAX : clock.instant().plus(duration);
    Instant report = clock.instant();
    while (clock.instant().isBefore(end)) {
      if (!collector.process().isAlive()) {
        throw ProcessEndedException.of(
            "collector", collector.process().exitCode(), folder.log("collector"));
      }
      lookForTheFirst(store);
      if (!clock.instant().isBefore(report)) {
        report = report.plus(REPORT);
        progress(collector.streams(caller));
      }
      pause.forAtLeast(LOOK);
    }
  }

  private void lookForTheFirst(StoreIds store) throws InterruptedException {
    if (firstDocument == null && store.count(DOCUMENTS) > 0) {
      firstDocument = clock.instant();
      say("the first document is searchable after %.1f s".formatted(seconds(firstDocument)));
    }
  }

  private void progress(JsonNode streams) {
    for (JsonNode stream : streams) {
      say(
          "%s is %s: %d stored, %d already there, %d in quarantine"
              .formatted(
                  stream.path("stream").asText(),
                  stream.path("health").path("state").asText(),
                  stream.path("created").asLong(),
                  stream.path("alreadyThere").asLong(),
                  stream.path("quarantined").asLong()));
    }
  }

  private double seconds(@Nullable Instant moment) {
    return moment == null ? -1 : Duration.between(start, moment).toMillis() / 1000.0;
  }

  private void say(String what) {
    progress.printf("demo: %5.1f s  %s%n", seconds(clock.instant()), what);
  }
}
