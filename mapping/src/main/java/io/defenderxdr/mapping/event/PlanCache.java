package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.Letters;
import io.defenderxdr.mapping.tape.Constant;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.RoughHash;
import io.defenderxdr.mapping.tape.Tape;
import org.jspecify.annotations.Nullable;

/** The plans that were used last, found without making texts. Used by one thread. */
final class PlanCache {

  private static final int SIZE = 1 << 10;

  private final @Nullable Entry[] entries = new Entry[SIZE];

  /** A plan, and the ActionType in small letters. */
  record Entry(String category, String action, Constant lower, EventPlan plan) {}

  /** The plan of a category and an ActionType as they came; null if it was not used lately. */
  @Nullable Entry find(Tape tape, int category, int action) {
    Entry entry = entries[slot(tape, category, action)];
    boolean same =
        entry != null
            && tape.kind(category) == Kind.TEXT
            && tape.kind(action) == Kind.TEXT
            && tape.isText(category, entry.category)
            && tape.isText(action, entry.action);
    return same ? entry : null;
  }

  /** Keeps a plan. */
  void keep(Tape tape, int category, int action, EventPlan plan) {
    if (tape.kind(category) == Kind.TEXT && tape.kind(action) == Kind.TEXT) {
      entries[slot(tape, category, action)] =
          new Entry(
              tape.string(category),
              tape.string(action),
              Constant.of(tape.string(Letters.lower(tape, action))),
              plan);
    }
  }

  private static int slot(Tape tape, int category, int action) {
    int hash = 31 * hash(tape, category) + hash(tape, action);
    return (hash ^ hash >>> 16) & (SIZE - 1);
  }

  private static int hash(Tape tape, int node) {
    return tape.kind(node) == Kind.TEXT ? RoughHash.of(tape, node) : 0;
  }
}
