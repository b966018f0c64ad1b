package io.defenderxdr.checkpoint;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.BatchHandler;
import io.defenderxdr.pipeline.Source;
import io.defenderxdr.pipeline.SourceRefusedException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source that runs only while this collector has the stream's lease.
 *
 * <p>It waits for the lease, runs the source in a thread of its own, renews meanwhile, and ends the
 * source by an interrupt when the lease is lost or can no longer be renewed in time, before another
 * collector may begin. Then it waits for the lease again.
 */
public final class LeasedSource implements Source {

  private static final Logger LOG = LoggerFactory.getLogger(LeasedSource.class);

  private final Source source;
  private final Leases leases;

  /** Guards a source. */
  public LeasedSource(Source source, Leases leases) {
    this.source = source;
    this.leases = leases;
  }

  @Override
  public StreamId stream() {
    return source.stream();
  }

  @Override
  public void run(BatchHandler handler) throws InterruptedException {
    Callable<Boolean> work =
        () -> {
          source.run(handler);
          return true;
        };
    try {
      while (!hasEnded(work)) {
        LOG.info("{}: stopped here, since its lease is lost", stream());
      }
    } catch (SourceRefusedException e) {
      throw new IllegalStateException("Only a single run may be refused.", e);
    }
  }

  @Override
  public void runOnce(BatchHandler handler) throws InterruptedException, SourceRefusedException {
    Callable<Boolean> work =
        () -> {
          source.runOnce(handler);
          return true;
        };
    while (!hasEnded(work)) {
      LOG.info("{}: begins anew, since its lease was lost", stream());
    }
  }

  /** Whether the work came to its own end, and not to that of its lease. */
  private boolean hasEnded(Callable<Boolean> work)
      throws InterruptedException, SourceRefusedException {
    Lease lease = leases.acquire(stream());
    FutureTask<Boolean> task = new FutureTask<>(work);
    Thread worker = Thread.ofPlatform().name(Thread.currentThread().getName()).unstarted(task);
    Thread keeper = whenOver(lease::keep, worker);
    Thread guard = whenOver(lease::awaitEnd, worker);
    try {
      worker.start();
      keeper.start();
      guard.start();
      return task.get();
    } catch (ExecutionException e) {
      return outcome(e);
    } finally {
      end(worker);
      end(keeper);
      end(guard);
      lease.release();
    }
  }

  private interface Watch {
    void over() throws InterruptedException;
  }

  /** Stops the worker when the watch is over, unless it is asked to stop itself. */
  private static Thread whenOver(Watch watch, Thread worker) {
    return Thread.ofVirtual()
        .unstarted(
            () -> {
              try {
                watch.over();
                worker.interrupt();
              } catch (InterruptedException e) {
                // The work ended before the lease.
                Thread.currentThread().interrupt();
              }
            });
  }

  private static boolean outcome(ExecutionException e) throws SourceRefusedException {
    return switch (e.getCause()) {
      case InterruptedException stopped -> false;
      case SourceRefusedException refused -> throw refused;
      case RuntimeException fault -> throw fault;
      case Error error -> throw error;
      case null, default -> throw new IllegalStateException("The source ended strangely.", e);
    };
  }

  /** Another collector may begin only when ours has ended, so no interrupt shortens this. */
  private static void end(Thread thread) {
    boolean interrupted = false;
    thread.interrupt();
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
