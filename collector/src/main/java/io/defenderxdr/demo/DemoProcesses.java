package io.defenderxdr.demo;

import io.defenderxdr.process.ChildProcess;
import io.defenderxdr.process.JavaCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts the processes of a demo.
 *
 * @param home root of the installation
 * @param folder where their files and logs go
 */
record DemoProcesses(Path home, DemoFolder folder) {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  ChildProcess simulator(DemoOptions.Tenant tenant, int hubPort) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--port",
                "0",
                "--seed",
                Long.toString(tenant.seed()),
                "--scenario",
                tenant.scenario(),
                "--hub-port",
                Integer.toString(hubPort),
                "--data",
                folder.simulator().toString(),
                "--child"));
    addTimeScale(arguments, tenant.timeScale());
    return start(
        "simulator",
        new JavaCommand(
            home,
            "simulator",
            "simulator",
            List.of(),
            "io.defenderxdr.simulator.cli.Simulate",
            arguments));
  }

  ChildProcess collector(@Nullable String timeScale) {
    List<String> arguments =
        new ArrayList<>(List.of("run", "--config", folder.config().toString(), "--child"));
    addTimeScale(arguments, timeScale);
    return start(
        "collector",
        new JavaCommand(
            home,
            "collector",
            "collector-events",
            List.of(),
            "io.defenderxdr.cli.DefenderXdr",
            arguments));
  }

  private static void addTimeScale(List<String> arguments, @Nullable String timeScale) {
    if (timeScale != null) {
      arguments.add("--time-scale");
      arguments.add(timeScale);
    }
  }

  private ChildProcess start(String name, JavaCommand command) {
    return ChildProcess.start(name, command, folder.log(name), PATIENCE);
  }
}
