package io.defenderxdr.collector;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.BatchHandler;
import io.defenderxdr.pipeline.Source;
import io.defenderxdr.pipeline.SourceRefusedException;
import io.defenderxdr.retry.Pause;
import io.defenderxdr.status.StatusBoard;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One stream on a thread of its own. */
final class StreamThread {

  private static final Logger LOG = LoggerFactory.getLogger(StreamThread.class);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(30);

  private final Source source;
  private final BatchHandler handler;
  private final StatusBoard board;
  private final Pause pause;
  private volatile @Nullable Exception refusal;
  private final Thread thread;

  StreamThread(Source source, BatchHandler handler, StatusBoard board, Pause pause, boolean once) {
    this.source = source;
    this.handler = handler;
    this.board = board;
    this.pause = pause;
    this.thread =
        Thread.ofPlatform()
            .name(source.stream().toString())
            .unstarted(once ? this::runOnce : this::run);
  }

  void start() {
    board.starting(source.stream());
    thread.start();
  }

  /** Waits for its end, and gives the reason if the stream was refused. */
  @Nullable Exception join() throws InterruptedException {
    thread.join();
    return refusal;
  }

  StreamId stream() {
    return source.stream();
  }

  /** Asks it to stop; what is in hand is not settled and comes again. */
  void interrupt() {
    thread.interrupt();
  }

  private void runOnce() {
    try {
      source.runOnce(handler);
    } catch (InterruptedException e) {
      LOG.info("{}: stopped", source.stream());
      // RULE OFF: the end of a stream; its refusal or fault becomes the exit code.
    } catch (SourceRefusedException | RuntimeException e) {
      // RULE ON
      refusal = e;
    } finally {
      board.stopped(source.stream());
    }
  }

  private void run() {
    try {
      while (true) {
        runUntilFault();
        pause.forAtLeast(AFTER_A_FAULT);
      }
    } catch (InterruptedException e) {
      LOG.info("{}: stopped", source.stream());
    } finally {
      board.stopped(source.stream());
    }
  }

  /** A fault of ours in one stream must not end it, nor the others. */
  private void runUntilFault() throws InterruptedException {
    try {
      source.run(handler);
      // RULE OFF: the end of the stream's loop, where its health changes.
    } catch (RuntimeException e) {
      // RULE ON
      LOG.error("{}: a fault of the collector; the stream starts again in 30 s", stream(), e);
      board.degraded(
          stream(), "A fault of the collector (" + e + "); the stream starts again.", null);
    }
  }
}
