package io.defenderxdr.status;

import io.defenderxdr.event.BlobPosition;
import io.defenderxdr.event.HubPosition;
import io.defenderxdr.event.KafkaPosition;
import io.defenderxdr.event.Position;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.Ticks;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.pipeline.Settlement;
import io.defenderxdr.status.StreamStatus.LastError;
import io.defenderxdr.status.StreamStatus.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the board knows of one stream. Each method is called by one thread at a time. */
final class StreamEntry {

  /** A gap is met again by the daily sweep; one that was not met for longer is history. */
  static final Duration GAP_DEGRADES = Duration.ofHours(25);

  /** So many gaps are kept; each is one sentence. */
  static final int MOST_GAPS = 1000;

  private final StreamId stream;
  private final Rate rate;
  private final Map<Part, Health.Degraded> troubles = new EnumMap<>(Part.class);
  private final Map<String, Gap> gaps = new LinkedHashMap<>();
  private Counts counts = Counts.NONE;
  private String position = "";
  private @Nullable Instant caughtUpAt;
  private @Nullable LastError lastError;
  private DriftSource drift = () -> Drift.NONE;
  private boolean running;
  private boolean stopped;

  StreamEntry(StreamId stream, Instant now) {
    this.stream = stream;
    this.rate = new Rate(now);
  }

  synchronized void fetched(int records, long bytes, Instant now) {
    counts = counts.plusFetched(records, bytes);
    rate.add(now, records);
  }

  synchronized void settled(Position after, Settlement settlement) {
    counts = counts.plusSettled(settlement);
    position = text(after);
    running = true;
  }

  synchronized void caughtUp(Instant now) {
    caughtUpAt = now;
    running = true;
  }

  synchronized void degraded(Part part, String reason, @Nullable Instant until, Instant now) {
    Health.Degraded before = troubles.get(part);
    Instant since = before == null ? now : before.since();
    troubles.put(part, new Health.Degraded(since, reason, until));
    lastError = new LastError(now, part, reason);
  }

  synchronized void recovered(Part part) {
    troubles.remove(part);
  }

  synchronized void gap(String range, Instant now) {
    Gap known = gaps.remove(range);
    gaps.put(range, known == null ? new Gap(range, now, now, 1) : known.again(now));
    if (gaps.size() > MOST_GAPS) {
      Iterator<String> oldest = gaps.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    degraded(Part.GAP, "A part could not be read: " + range, null, now);
  }

  synchronized void watches(DriftSource source) {
    drift = source;
  }

  synchronized void stopped() {
    stopped = true;
  }

  synchronized StreamStatus at(Instant now) {
    return new StreamStatus(
        stream,
        health(now),
        new Progress(position, caughtUpAt, rate.perSecond(now)),
        counts,
        lastError,
        new ArrayList<>(gaps.values()),
        drift.drift());
  }

  private Health health(Instant now) {
    if (stopped) {
      return new Health.Stopped();
    }
    List<Health.Degraded> standing = standing(now);
    if (!standing.isEmpty()) {
      return together(standing);
    }
    return running ? new Health.Healthy() : new Health.Starting();
  }

  private List<Health.Degraded> standing(Instant now) {
    boolean freshGap =
        gaps.values().stream().anyMatch(gap -> gap.lastSeen().plus(GAP_DEGRADES).isAfter(now));
    if (!freshGap) {
      troubles.remove(Part.GAP);
    }
    return List.copyOf(troubles.values());
  }

  private static Health.Degraded together(List<Health.Degraded> troubles) {
    Instant since =
        troubles.stream().map(Health.Degraded::since).min(Instant::compareTo).orElseThrow();
    String reason =
        troubles.stream().map(Health.Degraded::reason).distinct().collect(Collectors.joining(" "));
    Instant until =
        troubles.stream()
            .map(Health.Degraded::until)
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(null);
    return new Health.Degraded(since, reason, until);
  }

  private static String text(Position position) {
    return switch (position) {
      case TimePosition(Ticks readUpTo, var seen, var sweptAt, var steppedOver) ->
          readUpTo == null ? "" : readUpTo.toString();
      case HubPosition hub ->
          "partition %s, sequence %d".formatted(hub.partition(), hub.sequence());
      case KafkaPosition kafka ->
          "partition %d, offset %d".formatted(kafka.partition(), kafka.nextOffset() - 1);
      case BlobPosition blob -> "%s, byte %d".formatted(blob.blob(), blob.bytes());
    };
  }
}
