package io.defenderxdr.status;

import io.defenderxdr.status.StreamStatus.LastError;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with one stream, part by part. For one thread at a time. */
final class Troubles {

  private final Map<Part, Health.Degraded> standing = new EnumMap<>(Part.class);
  private @Nullable LastError last;

  void begin(Part part, String reason, @Nullable Instant until, Instant now) {
    Health.Degraded before = standing.get(part);
    Instant since = before == null ? now : before.since();
    standing.put(part, new Health.Degraded(since, reason, until));
    last = new LastError(now, part, reason);
  }

  void end(Part part) {
    standing.remove(part);
  }

  boolean any() {
    return !standing.isEmpty();
  }

  @Nullable LastError last() {
    return last;
  }

  /** All that stands, as one; there must be some. */
  Health.Degraded together() {
    List<Health.Degraded> all = List.copyOf(standing.values());
    Instant since = all.stream().map(Health.Degraded::since).min(Instant::compareTo).orElseThrow();
    String reason =
        all.stream().map(Health.Degraded::reason).distinct().collect(Collectors.joining(" "));
    Instant until =
        all.stream()
            .map(Health.Degraded::until)
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(null);
    return new Health.Degraded(since, reason, until);
  }
}
