package io.defenderxdr.simulator.hub;

import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts and stops event loops: one thread that does everything, and two for long work. */
final class Loop {
  private static final long PATIENCE_SECONDS = 20;

  private Loop() {}

  static Vertx start() {
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(2)
            .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false)));
  }

  static void stop(Vertx vertx) {
    try {
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The hub's server cannot be closed.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static <T> void complete(CompletableFuture<T> future, AsyncResult<T> result) {
    if (result.succeeded()) {
      future.complete(result.result());
    } else {
      future.completeExceptionally(result.cause());
    }
  }

  /**
   * Waits for what a loop does.
   *
   * @throws IOException with the failure's sentence if it does not succeed
   */
  static <T> T await(CompletableFuture<T> future, String failure) throws IOException {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(failure + ": " + e.getMessage(), e);
    } catch (TimeoutException e) {
      throw new IOException(failure + " in time.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(failure + ": interrupted.", e);
    }
  }
}
