package io.defenderxdr.simulator.tenant;

import io.defenderxdr.simulator.attack.AlertState;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a reader wants.
 *
 * @param order in which order
 * @param after behind which place of that order, or null from its beginning
 * @param since ticks before which no last update lies; only a hint that saves time
 * @param matching which of them
 * @param window how many
 */
public record PageRequest(
    Order order, @Nullable Key after, long since, Predicate<AlertState> matching, Window window) {

  /** The orders alerts can be listed in. */
  public enum Order {
    UPDATED_UP,
    UPDATED_DOWN,
    CREATED_UP,
    CREATED_DOWN;

    boolean byUpdate() {
      return this == UPDATED_UP || this == UPDATED_DOWN;
    }
  }

  /**
   * A stretch of the list.
   *
   * @param skip how many to leave out
   * @param top how many to take at most
   * @param count whether all that match are to be counted
   */
  public record Window(int skip, int top, boolean count) {}
}
