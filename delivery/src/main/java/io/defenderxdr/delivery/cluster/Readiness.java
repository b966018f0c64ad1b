package io.defenderxdr.delivery.cluster;

import java.util.List;

/** Whether an index may be written. */
public sealed interface Readiness {

  /**
   * It may.
   *
   * @param dialect what the cluster is
   * @param target the data stream as it is now; without backing indices if it is none
   * @param warnings what the user should know nevertheless, one sentence each
   */
  record Ready(Dialect dialect, DataStream target, List<String> warnings) implements Readiness {

    public Ready {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * It may not, for now.
   *
   * @param sentence what is wrong and what to do
   */
  record NotReady(String sentence) implements Readiness {}
}
