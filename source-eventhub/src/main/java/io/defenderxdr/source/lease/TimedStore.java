package io.defenderxdr.source.lease;

import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A store whose calls end for sure: in time, or with a {@link StateAwayException}, whatever the
 * store beneath does. Safe for many threads.
 */
public final class TimedStore implements StateStore, AutoCloseable {

  /** Calls that never came back: more than these are not begun, so that nothing piles up. */
  private static final int MOST_UNDER_WAY = 64;

  private final StateStore store;
  private final Duration limit;
  private final Semaphore places = new Semaphore(MOST_UNDER_WAY);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Guards a store.
   *
   * @param limit the longest wait for one call, on the wall
   */
  public TimedStore(StateStore store, Duration limit) {
    this.store = store;
    this.limit = limit;
  }

  @Override
  public Optional<Kept> read(String name) throws StateAwayException, InterruptedException {
    return call(() -> store.read(name));
  }

  @Override
  public List<Kept> list(String prefix) throws StateAwayException, InterruptedException {
    return call(() -> store.list(prefix));
  }

  @Override
  public Optional<Kept> write(Entry entry, Expected expected)
      throws StateAwayException, InterruptedException {
    return call(() -> store.write(entry, expected));
  }

  @Override
  public void remove(String name) throws StateAwayException, InterruptedException {
    call(
        () -> {
          store.remove(name);
          return name;
        });
  }

  @Override
  public Instant now() throws StateAwayException, InterruptedException {
    return call(store::now);
  }

  private <T> T call(Callable<T> call) throws StateAwayException, InterruptedException {
    if (!places.tryAcquire()) {
      throw away("%d calls to it never came back".formatted(MOST_UNDER_WAY), null);
    }
    Future<T> answer =
        threads.submit(
            () -> {
              try {
                return call.call();
              } finally {
                places.release();
              }
            });
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw away("it did not answer within " + limit.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StateAwayException told) {
        throw told;
      }
      throw away(String.valueOf(e.getCause()), e);
    } catch (CancellationException e) {
      throw away("the call was given up", e);
    } finally {
      answer.cancel(true);
    }
  }

  private static StateAwayException away(
      String why, @org.jspecify.annotations.Nullable Exception cause) {
    return new StateAwayException(
        "The place of positions and leases does not work (%s): see to it; reading goes on where it can."
            .formatted(why),
        cause == null ? new IllegalStateException(why) : cause);
  }

  /** Gives up what is still under way. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
