package io.defenderxdr.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The program. */
@CommandLine.Command(
    name = "defender-xdr",
    description = {
      "Collects Microsoft Defender XDR data into OpenSearch or Elasticsearch,",
      "nothing lost, nothing doubled, and proves it.",
      ""
    },
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      StatusCommand.class,
      CheckpointsCommand.class,
      CheckCommand.class,
      MapCommand.class,
      DocsCommand.class,
      VersionCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Also, each with --help:",
      "  simulate  The Microsoft side alone: a simulated tenant with faults to switch on",
      "  bench     Benchmarks anyone can run",
      "",
      "Begin with:  defender-xdr demo",
      "Exit codes:  0 fine, 1 internal, 2 usage, 3 settings, 4 source refused,",
      "             5 store or collector unreachable, 6 no Java, 7 data folder"
    })
public final class DefenderXdr {

  @CommandLine.Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show this help.")
  boolean help;

  @CommandLine.Option(
      names = "--debug",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show stack traces of errors.")
  boolean debug;

  private DefenderXdr() {}

  /** A program whose options are at their defaults, until the command line sets the real one. */
  static DefenderXdr detached() {
    return new DefenderXdr();
  }

  public static void main(String[] arguments) {
    int exitCode = commandLine().execute(arguments);
    System.exit(exitCode);
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new DefenderXdr());
    commandLine.setExecutionExceptionHandler(new Failures());
    commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    return commandLine;
  }
}
