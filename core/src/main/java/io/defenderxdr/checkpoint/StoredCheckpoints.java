package io.defenderxdr.checkpoint;

import io.defenderxdr.event.Position;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.pipeline.Checkpoints;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateFolderException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.pipeline.StateStore.Entry;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.pipeline.StateStore.Kept;
import io.defenderxdr.retry.Pause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Positions of polled streams, each an entry {@code positions/<tenant>.<stream>} of the state
 * store. A store that is away is waited for. Safe for many threads, one writer per stream.
 *
 * <p>A position is written over the one that was seen last, and never over one that is further, so
 * that a collector that lost a stream without knowing it does not move its successor back.
 */
public final class StoredCheckpoints implements Checkpoints {

  private static final String SAVED = "saved";
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

  private final StateStore store;
  private final PipelineListener listener;
  private final Pause pause;
  private final Map<StreamId, Known> known = new ConcurrentHashMap<>();

  /** What is kept of a stream; no position and no version where nothing is. */
  private record Known(@Nullable Position position, @Nullable String version) {

    static final Known NOTHING = new Known(null, null);

    Expected expected() {
      return version == null ? new Expected.Nothing() : new Expected.Version(version);
    }
  }

  private interface Call<T> {
    T make() throws StateAwayException, InterruptedException;
  }

  /**
   * Positions over a store.
   *
   * @param listener is told when the store is away and when it is back
   * @param pause waits between tries
   */
  public StoredCheckpoints(StateStore store, PipelineListener listener, Pause pause) {
    this.store = store;
    this.listener = listener;
    this.pause = pause;
  }

  @Override
  public @Nullable Position read(StreamId stream) throws InterruptedException {
    Known found = patiently(stream, "read", () -> readNow(stream));
    known.put(stream, found);
    return found.position();
  }

  private Known readNow(StreamId stream) throws StateAwayException, InterruptedException {
    Optional<Kept> kept = store.read(name(stream));
    return kept.isEmpty() ? Known.NOTHING : known(stream, kept.get());
  }

  private static Known known(StreamId stream, Kept kept) {
    byte[] json = kept.entry().body().getBytes(StandardCharsets.UTF_8);
    try {
      return new Known(PositionJson.read(json), kept.version());
    } catch (IOException e) {
      throw new StateFolderException(
          Path.of(kept.entry().name()),
          "The position %s in the state store cannot be read (%s): restore it, or remove it to read %s anew from its initial interval; nothing is doubled by that."
              .formatted(kept.entry().name(), e.getMessage(), stream),
          e);
    }
  }

  @Override
  public void advance(StreamId stream, Position position) throws InterruptedException {
    Known before = known.get(stream);
    if (before == null) {
      read(stream);
      before = known.getOrDefault(stream, Known.NOTHING);
    }
    Entry entry = entry(stream, position);
    boolean toWrite = !position.equals(before.position());
    while (toWrite) {
      Expected expected = before.expected();
      Optional<Kept> written = patiently(stream, SAVED, () -> store.write(entry, expected));
      if (written.isPresent()) {
        known.put(stream, new Known(position, written.get().version()));
        return;
      }
      before = patiently(stream, SAVED, () -> readNow(stream));
      toWrite = isFurther(position, before.position());
    }
    known.put(stream, before);
  }

  /**
   * Whoever was faster may have been ourselves, in a try whose answer was lost, or another
   * collector that had the stream before or after us. Each position is true for itself; the further
   * one stays.
   */
  private static boolean isFurther(Position position, @Nullable Position other) {
    if (position.equals(other)) {
      return false;
    }
    return !(position instanceof TimePosition ours
        && other instanceof TimePosition theirs
        && theirs.readUpTo() != null
        && (ours.readUpTo() == null || ours.readUpTo().compareTo(theirs.readUpTo()) < 0));
  }

  private static Entry entry(StreamId stream, Position position) {
    try {
      byte[] json = PositionJson.write(position);
      return new Entry(name(stream), Map.of(), new String(json, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("Writing into memory cannot fail.", e);
    }
  }

  private static String name(StreamId stream) {
    return "positions/" + stream.tenant() + "." + stream.stream();
  }

  private <T> T patiently(StreamId stream, String done, Call<T> call) throws InterruptedException {
    boolean failed = false;
    while (true) {
      try {
        T value = call.make();
        if (failed) {
          listener.recovered(stream);
        }
        return value;
      } catch (StateAwayException e) {
        if (e.isDamaged()) {
          throw new StateFolderException(Path.of(name(stream)), text(e), e);
        }
        failed = true;
        listener.degraded(
            stream,
            "The position of %s cannot be %s, so the stream waits and nothing is lost: %s"
                .formatted(stream, done, text(e)),
            null);
        pause.forAtLeast(BETWEEN_TRIES);
      }
    }
  }

  private static String text(StateAwayException e) {
    return String.valueOf(e.getMessage());
  }
}
