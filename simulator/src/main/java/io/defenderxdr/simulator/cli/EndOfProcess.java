package io.defenderxdr.simulator.cli;

import io.defenderxdr.simulator.Simulator;
import java.io.IOException;

/** What makes the process end from outside: a signal, or the end of its input. */
final class EndOfProcess {
  private EndOfProcess() {}

  /**
   * Closes something when a signal ends the process; it ends with 130 or 143 as signals have it.
   */
  static void closing(Simulator simulator) {
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-end"));
  }

  /** Runs something once the input of this process is closed by whoever started it. */
  static void watchInput(Runnable then) {
    Thread.ofPlatform()
        .daemon()
        .name("simulator-input")
        .start(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // What comes in means nothing; only its end does.
                }
              } catch (IOException e) {
                System.err.println("The input broke off: " + e.getMessage());
              }
              then.run();
            });
  }
}
