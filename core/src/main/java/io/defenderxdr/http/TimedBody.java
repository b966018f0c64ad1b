package io.defenderxdr.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A body that ends with {@link HttpTimeoutException} when its time is over, also in mid-read. */
final class TimedBody extends FilterInputStream {

  private final Future<?> deadline;
  private volatile boolean tooLate;

  TimedBody(InputStream body, Duration left, ScheduledExecutorService timer) {
    super(body);
    this.deadline = timer.schedule(this::cut, Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS);
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
    try {
      int count = in.read(bytes, offset, length);
      checkTime();
      return count;
    } catch (IOException e) {
      checkTime();
      throw e;
    }
  }

  private void checkTime() throws HttpTimeoutException {
    if (tooLate) {
      throw new HttpTimeoutException("the reply was not complete within its time");
    }
  }

  @Override
  public void close() throws IOException {
    deadline.cancel(false);
    super.close();
  }
}
