package io.defenderxdr.bench.part;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Reads a hub through the SDK and throws the bodies away. */
public final class SdkPart {

  private SdkPart() {}

  /**
   * Reads the first messages until the time to warm up is over, then those behind them.
   *
   * @param words {@code --hub}, {@code --skip} (share of each partition to warm up on), {@code
   *     --records-a-message} on average, {@code --warmup} in seconds
   */
  public static void main(String[] words) throws IOException, InterruptedException {
    PartArguments arguments = new PartArguments(words);
    AtomicLong messages = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    try (HubLink hub = new HubLink(arguments.text("--hub"))) {
      List<Long> last = hub.last();
      List<Long> middle =
          last.stream().map(to -> (long) ((double) to * arguments.share("--skip"))).toList();
      List<Long> begin = Collections.nCopies(last.size(), 0L);
      long end = System.nanoTime() + arguments.number("--warmup") * 1_000_000_000L;
      for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
        hub.read(begin, middle, left, (place, event) -> bytes.addAndGet(length(event)));
      }
      bytes.set(0);
      Measured measured = Measured.begin();
      hub.read(
          middle,
          last,
          Long.MAX_VALUE,
          (place, event) -> {
            messages.incrementAndGet();
            bytes.addAndGet(length(event));
          });
      double records = messages.get() * arguments.share("--records-a-message");
      measured.print(Math.round(records), bytes.get());
    }
    System.exit(0);
  }

  private static int length(com.azure.messaging.eventhubs.models.PartitionEvent event) {
    return event.getData().getBody().length;
  }
}
