package io.defenderxdr.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The position of a stream that is polled by last-update time.
 *
 * @param readUpTo the greatest last-update time up to which everything visible has been settled;
 *     null before anything was read
 * @param seen ids of documents settled since {@code readUpTo} minus the overlap, each with its
 *     last-update time, so that the overlap is not delivered again at each poll; bounded by the
 *     reader, and only a saving: what is missing here is delivered once more and found there
 * @param sweptAt when the daily sweep ran last; null before the first
 * @param steppedOver items that the source could not serve, to be asked for again
 */
public record TimePosition(
    @Nullable Ticks readUpTo,
    Map<DocumentId, Ticks> seen,
    @Nullable Instant sweptAt,
    List<SteppedOver> steppedOver)
    implements Position {

  /** The position of a stream that never ran. */
  public static final TimePosition START = new TimePosition(null, Map.of(), null, List.of());

  public TimePosition {
    seen = Map.copyOf(seen);
    steppedOver = List.copyOf(steppedOver);
  }
}
