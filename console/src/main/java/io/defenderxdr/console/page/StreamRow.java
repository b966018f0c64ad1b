package io.defenderxdr.console.page;

import io.defenderxdr.status.Counts;
import io.defenderxdr.status.Health;
import io.defenderxdr.status.StreamStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One stream, as ready texts.
 *
 * @param name tenant and stream
 * @param health how it is
 * @param progress how far it is
 * @param counts what became of its records
 * @param lastError what went wrong last, over by now; null if nothing did or the health shows it
 */
public record StreamRow(
    String name,
    HealthCell health,
    ProgressCell progress,
    CountsCell counts,
    @Nullable ErrorCell lastError) {

  /**
   * Health with its reason.
   *
   * @param tone word and sign
   * @param reason what is wrong; empty if nothing is
   * @param since when it began
   * @param until when it tries next
   */
  public record HealthCell(
      Tone tone, String reason, @Nullable Moment since, @Nullable Moment until) {}

  /**
   * How far it is.
   *
   * @param position the position where it is a moment
   * @param positionText the position where it is something else; may be empty
   * @param caughtUp when it last had read all
   * @param rate records a second
   */
  public record ProgressCell(
      @Nullable Moment position, String positionText, @Nullable Moment caughtUp, String rate) {}

  /**
   * What became of the records.
   *
   * @param created written
   * @param alreadyThere found in the store; empty if none was
   * @param quarantined refused and kept
   * @param dropped left out by the user's wish; empty if none was
   * @param anyQuarantined whether something waits in quarantine
   */
  public record CountsCell(
      String created,
      String alreadyThere,
      String quarantined,
      String dropped,
      boolean anyQuarantined) {}

  /**
   * What went wrong last.
   *
   * @param sentence what
   * @param at when
   */
  public record ErrorCell(String sentence, Moment at) {}

  static StreamRow of(StreamStatus status, Instant now) {
    return new StreamRow(
        status.stream().toString(),
        health(status.health(), now),
        progress(status.progress(), now),
        counts(status.counts().settled()),
        lastError(status, now));
  }

  private static HealthCell health(Health health, Instant now) {
    Tone tone = Tone.of(health);
    return switch (health) {
      case Health.Degraded(Instant since, String reason, Instant until) ->
          new HealthCell(tone, reason, Moment.of(since, now), Moment.ofNullable(until, now));
      case Health.Standby(String owner) ->
          new HealthCell(tone, "runs on collector " + owner, null, null);
      default -> new HealthCell(tone, "", null, null);
    };
  }

  private static ProgressCell progress(StreamStatus.Progress progress, Instant now) {
    Moment position = moment(progress.position(), now);
    return new ProgressCell(
        position,
        position == null ? progress.position() : "",
        Moment.ofNullable(progress.caughtUpAt(), now),
        String.format(Locale.ROOT, "%.1f/s", progress.recordsPerSecond()));
  }

  private static @Nullable Moment moment(String position, Instant now) {
    try {
      return Moment.of(Instant.parse(position), now);
    } catch (DateTimeException notAMoment) {
      return null;
    }
  }

  private static CountsCell counts(Counts.Settled settled) {
    return new CountsCell(
        Figures.of(settled.created()),
        orEmpty(settled.alreadyThere()),
        Figures.of(settled.quarantined()),
        orEmpty(settled.dropped()),
        settled.quarantined() > 0);
  }

  private static String orEmpty(long count) {
    return count == 0 ? "" : Figures.of(count);
  }

  private static @Nullable ErrorCell lastError(StreamStatus status, Instant now) {
    StreamStatus.LastError error = status.lastError();
    if (error == null
        || (status.health() instanceof Health.Degraded degraded
            && degraded.reason().contains(error.sentence()))) {
      return null;
    }
    return new ErrorCell(error.sentence(), Moment.of(error.at(), now));
  }
}
