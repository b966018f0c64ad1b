package io.defenderxdr.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A body that ends with {@link HttpTimeoutException} when its time is over, also in mid-read. Only
 * the time spent waiting for the server counts, not what the reader does in between.
 */
final class TimedBody extends FilterInputStream {

  private final ScheduledExecutorService timer;
  private long leftNanos;
  private volatile boolean tooLate;

  TimedBody(InputStream body, Duration left, ScheduledExecutorService timer) {
    super(body);
    this.timer = timer;
    this.leftNanos = Math.max(1, left.toNanos());
  }

  private void cut() {
    tooLate = true;
    try {
      in.close();
    } catch (IOException e) {
      // The reader is told by HttpTimeoutException; a failing close adds nothing to that.
      tooLate = true;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    long start = System.nanoTime();
    Future<?> deadline = timer.schedule(this::cut, leftNanos, TimeUnit.NANOSECONDS);
    try {
      int count = in.read(bytes, offset, length);
      checkTime();
      return count;
    } catch (IOException e) {
      checkTime();
      throw e;
    } finally {
      deadline.cancel(false);
      leftNanos = Math.max(1, leftNanos - (System.nanoTime() - start));
    }
  }

  private void checkTime() throws HttpTimeoutException {
    if (tooLate) {
      throw new HttpTimeoutException("the reply was not complete within its time");
    }
  }
}
