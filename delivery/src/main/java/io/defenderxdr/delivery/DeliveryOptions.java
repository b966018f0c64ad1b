package io.defenderxdr.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of delivery.
 *
 * @param bulkCount most documents in one request
 * @param bulkBytes most bytes of documents in one request, before compression; a single larger
 *     document goes alone
 * @param gzip whether requests are compressed; not worth it to a store on the same machine
 * @param waits how long it waits
 */
public record DeliveryOptions(int bulkCount, long bulkBytes, boolean gzip, Waits waits) {

  /** 500 documents or 1 MB, compressed. */
  public static final DeliveryOptions STANDARD =
      new DeliveryOptions(500, 1_000_000, true, Waits.STANDARD);

  public DeliveryOptions {
    if (bulkCount < 1 || bulkBytes < 1) {
      throw new IllegalArgumentException("A bulk request holds at least one document and a byte.");
    }
  }

  /**
   * The times of delivery, in the time of the clock beside it, but for the first.
   *
   * @param request longest exchange, on the wall
   * @param first wait after the first failure, doubled at each further one
   * @param longest wait between two attempts
   * @param guard how long the answer is believed that an index is safe to write
   * @param rolloverMargin how far clocks may differ; records older than the write index plus this
   *     are looked up in the older backing indices before they are written
   * @param rolloverWatch for how long ids written after a roll-over are remembered and then looked
   *     up once more
   * @param giveUp how long a store may be away before delivery ends with {@link
   *     StoreAwayException}; null to wait for ever, as a collector does that runs on and on
   */
  public record Waits(
      Duration request,
      Duration first,
      Duration longest,
      Duration guard,
      Duration rolloverMargin,
      Duration rolloverWatch,
      @Nullable Duration giveUp) {

    /** For a cluster in real time. */
    public static final Waits STANDARD =
        new Waits(
            Duration.ofSeconds(60),
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            null);

    /** The same, but a store that is away for so long ends the delivery. */
    public Waits givingUpAfter(Duration away) {
      return new Waits(request, first, longest, guard, rolloverMargin, rolloverWatch, away);
    }

    /**
     * The same, but every document is looked up: for source times that are not on the store's
     * clock.
     */
    public Waits lookingUpAll() {
      return new Waits(
          request, first, longest, guard, Duration.ofDays(365_000), rolloverWatch, giveUp);
    }
  }
}
