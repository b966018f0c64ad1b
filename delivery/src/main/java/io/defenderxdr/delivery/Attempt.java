package io.defenderxdr.delivery;

import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.pipeline.Settlement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one attempt to write some documents came to. */
sealed interface Attempt {

  /**
   * Some were settled.
   *
   * @param settled what is settled now
   * @param again those that go again
   * @param reason why they go again
   * @param warnings what the user should know although it works
   */
  record Answered(Settlement settled, List<EcsDocument> again, String reason, List<String> warnings)
      implements Attempt {}

  /**
   * Nothing was taken.
   *
   * @param sentence what is wrong and what to do
   * @param notBefore when the store wants the next request at the earliest, or null
   */
  record Away(String sentence, @Nullable Instant notBefore) implements Attempt {}

  /**
   * The request must become smaller.
   *
   * @param reason one clause about a single document
   */
  record TooMuch(String reason) implements Attempt {}
}
