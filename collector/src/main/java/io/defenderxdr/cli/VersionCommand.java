package io.defenderxdr.cli;

import picocli.CommandLine;

/** Says which version this is. */
@CommandLine.Command(name = "version", description = "Shows the version of program and Java.")
final class VersionCommand implements Runnable {

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public void run() {
    String version = DefenderXdr.class.getPackage().getImplementationVersion();
    spec.commandLine()
        .getOut()
        .printf(
            "defender-xdr %s, Java %s%n",
            version == null ? "(built from sources)" : version, Runtime.version());
  }
}
