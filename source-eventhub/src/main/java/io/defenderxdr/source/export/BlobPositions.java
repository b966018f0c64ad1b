package io.defenderxdr.source.export;

import io.defenderxdr.event.BlobPosition;
import io.defenderxdr.event.Position;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.Checkpoints;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.pipeline.StateStore.Entry;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.pipeline.StateStore.Kept;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far each blob of the export is settled, kept as one entry a blob, {@code
 * <prefix>/export/<container>/<blob>}; and one mark a container, {@code
 * <prefix>/export-done/<container>}, before which all blobs are read, so that entries of old ones
 * can go.
 *
 * <p>Settled positions are written at each {@link #flush}, never backwards. Used by the thread of
 * its source alone.
 */
public final class BlobPositions implements Checkpoints {

  private static final String BYTES = "bytes";
  private static final String BEFORE = "before";
  private static final String AT = "at";

  private final StateStore store;
  private final String blobs;
  private final String marks;
  private final Map<String, Known> known = new HashMap<>();
  private final Set<String> unwritten = new LinkedHashSet<>();
  private final Map<String, Done> done = new HashMap<>();
  private boolean loaded;

  private record Known(long bytes, Expected expected) {}

  /**
   * What was read of a container and is no longer kept blob by blob.
   *
   * @param before all blobs of hours before this
   * @param at as they were at this time
   */
  record Done(Instant before, Instant at) {
    static final Done NOTHING = new Done(Instant.MIN, Instant.MIN);
  }

  /**
   * Keeps positions in a store.
   *
   * @param prefix first part of all names, such as {@code contoso/event}
   */
  public BlobPositions(StateStore store, String prefix) {
    this.store = store;
    this.blobs = prefix + "/export/";
    this.marks = prefix + "/export-done/";
  }

  /** Always null: there is a position for each blob. */
  @Override
  public @Nullable Position read(StreamId stream) {
    return null;
  }

  @Override
  public void advance(StreamId stream, Position position) {
    if (!(position instanceof BlobPosition here)) {
      throw new IllegalArgumentException("Only positions of blobs are kept here.");
    }
    String name = here.container() + "/" + here.blob();
    Known before = known.get(name);
    if (before == null || before.bytes() < here.bytes()) {
      known.put(
          name,
          new Known(here.bytes(), before == null ? new Expected.Nothing() : before.expected()));
      unwritten.add(name);
    }
  }

  /** Reads what is kept, the first time. */
  void load() throws StateAwayException, InterruptedException {
    if (loaded) {
      return;
    }
    for (Kept kept : store.list(blobs)) {
      known.put(kept.entry().name().substring(blobs.length()), known(kept));
    }
    for (Kept kept : store.list(marks)) {
      String container = kept.entry().name().substring(marks.length());
      Map<String, String> facts = kept.entry().facts();
      done.put(
          container,
          new Done(
              Instant.parse(facts.getOrDefault(BEFORE, "")),
              Instant.parse(facts.getOrDefault(AT, ""))));
    }
    loaded = true;
  }

  private static Known known(Kept kept) {
    long bytes = Long.parseLong(kept.entry().facts().getOrDefault(BYTES, "0"));
    return new Known(bytes, new Expected.Version(kept.version()));
  }

  /** How many bytes of a blob are settled. */
  long settled(ExportedBlob blob) {
    Known position = known.get(name(blob));
    return position == null ? 0 : position.bytes();
  }

  /** Whether a blob is so old, and has been still for so long, that it counts as read. */
  boolean done(ExportedBlob blob) {
    Done all = done.getOrDefault(blob.container(), Done.NOTHING);
    return blob.hour().isBefore(all.before()) && !blob.changedAt().isAfter(all.at());
  }

  /** A blob became shorter: it was made anew, and is read anew. */
  void startAnew(ExportedBlob blob) {
    Known before = known.get(name(blob));
    if (before != null) {
      known.put(name(blob), new Known(0, before.expected()));
    }
  }

  /** Writes what is not yet written. What fails stays to be written. */
  void flush() throws StateAwayException, InterruptedException {
    for (String name : Set.copyOf(unwritten)) {
      write(name);
      unwritten.remove(name);
    }
  }

  private void write(String name) throws StateAwayException, InterruptedException {
    while (true) {
      Known ours = known.get(name);
      if (ours == null) {
        return;
      }
      Entry entry = new Entry(blobs + name, Map.of(BYTES, Long.toString(ours.bytes())), "");
      Optional<Kept> written = store.write(entry, ours.expected());
      if (written.isPresent()) {
        known.put(name, new Known(ours.bytes(), new Expected.Version(written.get().version())));
        return;
      }
      // Another reader was here: who read further is right.
      Known theirs =
          store
              .read(blobs + name)
              .map(BlobPositions::known)
              .orElse(new Known(0, new Expected.Nothing()));
      known.put(name, new Known(Math.max(ours.bytes(), theirs.bytes()), theirs.expected()));
      if (theirs.bytes() >= ours.bytes()) {
        return;
      }
    }
  }

  /**
   * Lets the entries of a container's old blobs go; all of them must be read to their ends.
   *
   * @param all which those are
   */
  void prune(String container, Done all) throws StateAwayException, InterruptedException {
    Set<String> old = old(container, all.before());
    if (old.isEmpty()) {
      return;
    }
    Map<String, String> facts = Map.of(BEFORE, all.before().toString(), AT, all.at().toString());
    store.write(new Entry(marks + container, facts, ""), new Expected.Anything());
    done.put(container, all);
    for (String name : old) {
      store.remove(blobs + name);
      known.remove(name);
      unwritten.remove(name);
    }
  }

  private Set<String> old(String container, Instant before) {
    Set<String> old = new LinkedHashSet<>();
    for (String name : known.keySet()) {
      if (name.startsWith(container + "/")) {
        String blob = name.substring(container.length() + 1);
        if (new ExportedBlob(container, blob, 0, before).hour().isBefore(before)) {
          old.add(name);
        }
      }
    }
    return old;
  }

  private static String name(ExportedBlob blob) {
    return blob.container() + "/" + blob.name();
  }
}
