package io.defenderxdr.checkpoint;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.pipeline.StateStore.Entry;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.pipeline.StateStore.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a stream that has no partitions run on exactly one collector at a time: an entry {@code
 * leases/<tenant>.<stream>} of the state store names the one.
 *
 * <p>Age is measured by the store's clock alone; how far ours is off is told when it is more than
 * 10 s. Safe for many threads.
 */
public final class Leases {

  static final String OWNER = "ownerid";

  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  private final StateStore store;
  private final String owner;
  private final LeaseTimes times;
  private final PipelineListener listener;

  /**
   * The leases that one collector asks for.
   *
   * @param store where they are kept
   * @param owner our name, the same after a restart and no other collector's; printable ASCII
   * @param times expiry, clock and waiting
   * @param listener is told who runs a stream, when the store is away and when clocks differ
   */
  public Leases(StateStore store, String owner, LeaseTimes times, PipelineListener listener) {
    this.store = store;
    this.owner = owner;
    this.times = times;
    this.listener = listener;
  }

  /**
   * Waits until the stream is ours. One that we had before a restart is ours at once.
   *
   * @throws InterruptedException when asked to stop
   */
  public Lease acquire(StreamId stream) throws InterruptedException {
    Skew skew = new Skew(stream, times.clock(), listener);
    boolean away = false;
    String other = "";
    while (true) {
      try {
        Attempt attempt = attempt(stream, skew);
        if (away) {
          away = false;
          listener.recovered(stream);
        }
        if (attempt.lease().isPresent()) {
          LOG.info("{}: runs here now", stream);
          listener.runsHere(stream);
          return attempt.lease().get();
        }
        if (!attempt.owner().equals(other)) {
          other = attempt.owner();
          LOG.info("{}: runs on collector {}; this one waits for it to end", stream, other);
          listener.standsBy(stream, other);
        }
      } catch (StateAwayException e) {
        away = true;
        listener.degraded(
            stream,
            "Which collector reads %s cannot be settled, so it waits here: %s"
                .formatted(stream, e.getMessage()),
            times.clock().instant().plus(times.again()));
      }
      times.pause().forAtLeast(times.again());
    }
  }

  /**
   * What came of one try.
   *
   * @param lease ours, if it is
   * @param owner who has it, if it is not
   */
  private record Attempt(Optional<Lease> lease, String owner) {}

  private Attempt attempt(StreamId stream, Skew skew)
      throws StateAwayException, InterruptedException {
    String name = "leases/" + stream.tenant() + "." + stream.stream();
    Optional<Kept> found = store.read(name);
    if (found.isPresent() && isAnothers(found.get())) {
      return new Attempt(Optional.empty(), ownerOf(found.get()));
    }
    Expected expected =
        found.isPresent() ? new Expected.Version(found.get().version()) : new Expected.Nothing();
    Instant sent = times.clock().instant();
    Optional<Kept> written = store.write(new Entry(name, Map.of(OWNER, owner), ""), expected);
    written.ifPresent(kept -> skew.note(sent, kept.writtenAt()));
    return new Attempt(
        written.map(
            kept ->
                new Lease(
                    store, kept, new Lease.Term(times, sent), new Lease.Told(listener, skew))),
        "another");
  }

  private boolean isAnothers(Kept kept) throws StateAwayException, InterruptedException {
    String holder = ownerOf(kept);
    if (holder.isEmpty() || holder.equals(owner)) {
      return false;
    }
    Duration age = Duration.between(kept.writtenAt(), store.now());
    return age.compareTo(times.expiry()) <= 0;
  }

  static String ownerOf(Kept kept) {
    return kept.entry().facts().getOrDefault(OWNER, "");
  }
}
