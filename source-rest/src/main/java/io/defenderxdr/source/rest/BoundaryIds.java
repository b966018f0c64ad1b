package io.defenderxdr.source.rest;

import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.Ticks;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ids that were settled, so that what a poll reads again is not delivered again.
 *
 * <p>Bounded: the oldest entries go first, and what is forgotten is delivered once more and found
 * there. The ids of the newest instant are kept apart and whole, since the walk through a full page
 * of one instant relies on them. One thread only.
 */
public final class BoundaryIds {

  private final int most;
  private final LinkedHashMap<DocumentId, Ticks> seen = new LinkedHashMap<>();
  private final Set<DocumentId> atBoundary = new HashSet<>();
  private @Nullable Ticks boundary;

  /**
   * Remembers.
   *
   * @param most how many ids at the most
   * @param before those of the saved position
   */
  public BoundaryIds(int most, Map<DocumentId, Ticks> before) {
    this.most = most;
    before.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(entry -> add(entry.getKey(), entry.getValue()));
  }

  /** Whether this id was settled and is still remembered. */
  public boolean contains(DocumentId id) {
    return seen.containsKey(id) || atBoundary.contains(id);
  }

  /** Remembers a settled id. */
  public void add(DocumentId id, Ticks time) {
    if (boundary == null || boundary.isBefore(time)) {
      boundary = time;
      atBoundary.clear();
    }
    if (time.equals(boundary)) {
      atBoundary.add(id);
    }
    seen.put(id, time);
    if (seen.size() > most) {
      seen.remove(seen.firstEntry().getKey());
    }
  }

  /** Forgets all that is older than a moment. */
  public void forgetBefore(Ticks moment) {
    seen.values().removeIf(time -> time.isBefore(moment));
  }

  /** What is to be saved with the position. */
  public Map<DocumentId, Ticks> toSave() {
    return new HashMap<>(seen);
  }
}
