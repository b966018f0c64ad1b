package io.defenderxdr.process;

import java.io.IOException;
import java.io.InputStream;

/** The child's side: notices that the one who started us is gone. */
public final class Lifeline {

  private Lifeline() {}

  /**
   * Watches an input in the background and runs {@code whenCut} once, when it ends.
   *
   * @param input standard input
   * @param whenCut begins the stop of this process
   */
  public static void watch(InputStream input, Runnable whenCut) {
    Thread.ofPlatform()
        .daemon()
        .name("lifeline")
        .start(
            () -> {
              try {
                while (input.read() >= 0) {
                  // Nothing is ever said on this line; only its end matters.
                }
              } catch (IOException e) {
                // A broken line is a cut line.
              }
              whenCut.run();
            });
  }
}
