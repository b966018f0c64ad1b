package io.defenderxdr.azure;

import com.azure.storage.blob.BlobContainerAsyncClient;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.retry.Backoff;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Calls to one container, each with a sure end: a passing failure is tried again a few times, and
 * the container is made where it is absent. Safe for many threads.
 */
final class BlobCalls {

  private static final int TRIES = 3;

  private final BlobContainerAsyncClient container;
  private final BlobWaits waits;
  private final String place;
  private volatile boolean isMade;

  /**
   * What came back.
   *
   * @param value the answer
   * @param unsure whether an earlier try may have done it already
   */
  record Answer<T>(T value, boolean unsure) {}

  BlobCalls(BlobContainerAsyncClient container, BlobWaits waits) {
    this.container = container;
    this.waits = waits;
    String url = container.getBlobContainerUrl();
    int query = url.indexOf('?');
    this.place = query < 0 ? url : url.substring(0, query);
  }

  /** The container's address. */
  String place() {
    return place;
  }

  /**
   * Calls.
   *
   * @param request made anew for each try; it gives a value, and as an error what is no answer
   * @throws StateAwayException if it does not go well
   */
  <T> Answer<T> call(Supplier<Mono<T>> request) throws StateAwayException, InterruptedException {
    Duration timeout = waits.timeout();
    Backoff backoff = new Backoff(timeout.dividedBy(60), timeout.dividedBy(20), waits.random());
    boolean unsure = false;
    int left = TRIES;
    while (true) {
      Throwable error;
      try {
        makeContainer();
        return new Answer<>(once(request), unsure);
      } catch (ExecutionException e) {
        error = cause(e);
      }
      boolean gone = isMade && BlobErrors.isNoContainer(error);
      if (--left == 0 || !(gone || BlobErrors.isPassing(error))) {
        throw new StateAwayException(BlobErrors.sentence(place, error), error);
      }
      if (gone) {
        isMade = false;
      } else {
        unsure = true;
      }
      waits.pause().forAtLeast(backoff.next());
    }
  }

  private static Throwable cause(ExecutionException e) {
    return Exceptions.unwrap(e.getCause() == null ? e : e.getCause());
  }

  private <T> T once(Supplier<Mono<T>> request) throws ExecutionException, InterruptedException {
    CompletableFuture<T> future =
        Mono.defer(request).subscribeOn(Schedulers.boundedElastic()).toFuture();
    // Three tries and the waits between them fit into the whole time.
    Duration patience = waits.timeout().multipliedBy(3).dividedBy(10);
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new ExecutionException(e);
    } finally {
      // Nothing of it goes on when nobody waits for it any more.
      future.cancel(true);
    }
  }

  private void makeContainer() throws ExecutionException, InterruptedException {
    if (isMade) {
      return;
    }
    try {
      once(container::createIfNotExists);
    } catch (ExecutionException e) {
      // Who may use it need not be one who may make it; whether it is there the request will tell.
      if (!BlobErrors.isForbidden(cause(e))) {
        throw e;
      }
    }
    isMade = true;
  }
}
