package io.defenderxdr.mapping.drift;

import io.defenderxdr.mapping.event.table.EventTable;
import io.defenderxdr.mapping.event.table.EventTables;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.status.Drift;
import io.defenderxdr.status.DriftSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Takes notice of ActionTypes that the tables do not list. The number of names is bounded; what
 * exceeds it is counted under one name for each table. Safe for many threads.
 */
public final class ActionLog implements DriftSource {

  private static final int MOST = 1_000;
  private static final int LONGEST = 200;

  private final Map<String, KnownActions> known = new HashMap<>();
  private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();

  private record Key(String table, String action) {}

  /** A log of what these tables do not list. */
  public ActionLog(EventTables tables) {
    tables
        .tables()
        .filter(EventTable::listsActions)
        .forEach(table -> known.put(table.name(), new KnownActions(table.actions())));
  }

  /**
   * Whether the table lists its ActionTypes, and this one is not among them. Makes no objects.
   *
   * @param action an ActionType in small letters, or {@link Tape#NONE}
   */
  public boolean isNew(String table, Tape tape, int action) {
    if (action == Tape.NONE || tape.kind(action) != Kind.TEXT) {
      return false;
    }
    KnownActions actions = known.get(table);
    return actions != null && !actions.has(tape, action);
  }

  /** Counts a record with a new ActionType, as it is spelt. */
  public void count(String table, String action) {
    String name = action.length() > LONGEST ? action.substring(0, LONGEST) : action;
    Key key = new Key(table, name);
    LongAdder counter = counts.get(key);
    if (counter == null) {
      Key kept = counts.size() < MOST ? key : new Key(table, DriftLog.OTHERS);
      counter = counts.computeIfAbsent(kept, missing -> new LongAdder());
    }
    counter.increment();
  }

  @Override
  public Drift drift() {
    return new Drift(
        counts.entrySet().stream()
            .map(
                entry ->
                    new Drift.Entry(
                        Drift.Kind.NEW_ACTION,
                        entry.getKey().table,
                        entry.getKey().action,
                        entry.getValue().sum()))
            .toList());
  }
}
