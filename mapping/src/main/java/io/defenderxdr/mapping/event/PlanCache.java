package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import org.jspecify.annotations.Nullable;

/** The plans that were used last, found without making texts. Used by one thread. */
final class PlanCache {

  private static final int SIZE = 1 << 10;

  /** Each so many characters one is looked at. */
  private static final int SAMPLED = 4;

  private final @Nullable Entry[] entries = new Entry[SIZE];

  private record Entry(String category, String action, EventPlan plan) {}

  /** The plan of a category and an ActionType as they came; null if it was not used lately. */
  @Nullable EventPlan find(Tape tape, int category, int action) {
    Entry entry = entries[slot(tape, category, action)];
    boolean same =
        entry != null
            && tape.kind(category) == Kind.TEXT
            && tape.kind(action) == Kind.TEXT
            && tape.isText(category, entry.category)
            && tape.isText(action, entry.action);
    return same && entry != null ? entry.plan : null;
  }

  /** Keeps a plan. */
  void keep(Tape tape, int category, int action, EventPlan plan) {
    if (tape.kind(category) == Kind.TEXT && tape.kind(action) == Kind.TEXT) {
      entries[slot(tape, category, action)] =
          new Entry(tape.string(category), tape.string(action), plan);
    }
  }

  private static int slot(Tape tape, int category, int action) {
    int hash = 31 * hash(tape, category) + hash(tape, action);
    return (hash ^ hash >>> 16) & (SIZE - 1);
  }

  /** Length and a few characters tell apart nearly all; the texts are compared anyway. */
  private static int hash(Tape tape, int node) {
    if (tape.kind(node) != Kind.TEXT || !tape.isFilled(node)) {
      return 0;
    }
    int start = tape.start(node);
    int length = tape.end(node) - start;
    char[] chars = tape.chars();
    int hash = length;
    for (int i = length - 1; i >= 0; i -= SAMPLED) {
      hash = 31 * hash + chars[start + i];
    }
    return hash;
  }
}
