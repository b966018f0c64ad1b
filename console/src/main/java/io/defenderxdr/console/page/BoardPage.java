package io.defenderxdr.console.page;

import io.defenderxdr.status.Gap;
import io.defenderxdr.status.Health;
import io.defenderxdr.status.StreamStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The page: streams with their partitions, what could not be read, newest alerts, the ledger.
 *
 * @param summary the whole in a few words
 * @param streams one row a stream
 * @param partitions of each stream that has some
 * @param gaps the newest stretches that could not be read
 * @param drift what mappings do not know
 * @param alerts the newest alerts
 * @param ledger what became of every record
 * @param updated when this was made
 */
public record BoardPage(
    Summary summary,
    List<StreamRow> streams,
    List<PartitionSection> partitions,
    List<GapRow> gaps,
    DriftSection drift,
    AlertSection alerts,
    LedgerSection ledger,
    Moment updated) {

  private static final int MOST_GAPS = 20;

  /**
   * The whole in a few words.
   *
   * @param tone the worst of all streams
   * @param text one sentence
   */
  public record Summary(Tone tone, String text) {}

  /** Makes the page from the facts. */
  public static BoardPage of(PageFacts facts) {
    Instant now = facts.now();
    return new BoardPage(
        summary(facts.streams()),
        facts.streams().stream().map(stream -> StreamRow.of(stream, now)).toList(),
        PartitionSection.of(facts),
        gaps(facts),
        DriftSection.of(facts.streams()),
        AlertSection.of(facts),
        LedgerSection.of(facts),
        Moment.of(now, now));
  }

  private static Summary summary(List<StreamStatus> streams) {
    long degraded = count(streams, Health.Degraded.class);
    long standby = count(streams, Health.Standby.class);
    long healthy = count(streams, Health.Healthy.class);
    if (streams.isEmpty()) {
      return new Summary(Tone.of(new Health.Starting()), "No stream yet");
    }
    if (degraded > 0) {
      Tone bad = new Tone("bad", "!", "degraded");
      return new Summary(
          bad, degraded + " of " + Figures.of(streams.size(), "stream") + " degraded");
    }
    if (standby > 0 && healthy + standby == streams.size()) {
      String here = healthy == 0 ? "" : Figures.of(healthy, "stream") + " healthy, ";
      return new Summary(Tone.of(new Health.Healthy()), here + standby + " on standby");
    }
    if (healthy == streams.size()) {
      String text = healthy == 1 ? "The stream is healthy" : "All " + healthy + " streams healthy";
      return new Summary(Tone.of(new Health.Healthy()), text);
    }
    return new Summary(
        Tone.of(new Health.Starting()),
        healthy + " of " + Figures.of(streams.size(), "stream") + " healthy");
  }

  private static long count(List<StreamStatus> streams, Class<? extends Health> kind) {
    return streams.stream().filter(stream -> kind.isInstance(stream.health())).count();
  }

  private static List<GapRow> gaps(PageFacts facts) {
    List<GapRow> rows = new ArrayList<>();
    for (StreamStatus stream : facts.streams()) {
      for (Gap gap : stream.gaps().reversed()) {
        if (rows.size() < MOST_GAPS) {
          rows.add(
              new GapRow(
                  stream.stream().toString(), gap.range(), Moment.of(gap.lastSeen(), facts.now())));
        }
      }
    }
    return rows;
  }
}
