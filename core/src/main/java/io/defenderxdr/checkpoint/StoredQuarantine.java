package io.defenderxdr.checkpoint;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.Quarantine;
import io.defenderxdr.pipeline.QuarantineEntry;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.pipeline.StateStore.Entry;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.retry.Pause;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/**
 * Quarantine in the state store: one entry {@code quarantine/<tenant>.<stream>/<digest>} for each
 * refused document, its body as {@link QuarantineLine} writes it; made for a storage container.
 *
 * <p>The digest is over the document's id, else over the whole entry, so that a repeat is kept
 * once. A store that is away is waited for. Safe for many threads and processes.
 */
public final class StoredQuarantine implements Quarantine {

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

  private final StateStore store;
  private final PipelineListener listener;
  private final Clock clock;
  private final Pause pause;

  /**
   * Quarantine over a store.
   *
   * @param listener is told when the store is away and when it is back
   * @param clock the time
   * @param pause waits in the clock's time
   */
  public StoredQuarantine(StateStore store, PipelineListener listener, Clock clock, Pause pause) {
    this.store = store;
    this.listener = listener;
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public void put(QuarantineEntry entry) throws InterruptedException {
    String line = new String(QuarantineLine.write(entry), StandardCharsets.UTF_8).strip();
    Entry kept = new Entry(prefix(entry.stream()) + digest(entry, line), Map.of(), line);
    boolean failed = false;
    while (!isKept(entry.stream(), kept)) {
      failed = true;
      pause.forAtLeast(BETWEEN_TRIES);
    }
    if (failed) {
      listener.recovered(entry.stream());
    }
  }

  /**
   * How many entries a stream has.
   *
   * @throws StateAwayException if the store does not tell
   */
  public long count(StreamId stream) throws StateAwayException, InterruptedException {
    return store.list(prefix(stream)).size();
  }

  private boolean isKept(StreamId stream, Entry entry) throws InterruptedException {
    try {
      // One that is there already has the same id: the first one stays.
      store.write(entry, new Expected.Nothing());
      return true;
    } catch (StateAwayException e) {
      listener.degraded(
          stream,
          "A refused document of %s cannot be put into quarantine, so the stream waits and nothing is lost: %s"
              .formatted(stream, e.getMessage()),
          clock.instant().plus(BETWEEN_TRIES));
      return false;
    }
  }

  private static String prefix(StreamId stream) {
    return "quarantine/" + stream.tenant() + "." + stream.stream() + "/";
  }

  private static String digest(QuarantineEntry entry, String line) {
    String whole = entry.id() == null ? "entry " + line : "id " + entry.id().text();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 20);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
