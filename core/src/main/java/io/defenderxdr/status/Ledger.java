package io.defenderxdr.status;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PartitionSight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of every record, and what could not be read; over restarts and over all collectors
 * where it is kept. Immutable.
 *
 * @param since when this process began
 * @param at up to when
 * @param streams one page a stream
 */
public record Ledger(Instant since, Instant at, List<Page> streams) {

  public Ledger {
    streams = List.copyOf(streams);
  }

  /**
   * One stream.
   *
   * @param stream which one
   * @param whole its sums, and its gaps
   * @param partitions its partitions in order; none where its source has none
   */
  public record Page(StreamId stream, Line whole, List<Line> partitions) {
    public Page {
      partitions = List.copyOf(partitions);
    }

    /** What does not add up in any of its lines, in one sentence; empty if all does. */
    public String imbalance() {
      return partitions.stream()
          .filter(line -> !line.imbalance().isEmpty())
          .map(line -> "partition " + line.partition() + ": " + line.imbalance())
          .findFirst()
          .orElseGet(whole::imbalance);
    }
  }

  /**
   * One line.
   *
   * @param partition whose; empty for the sums of a stream
   * @param row what became of it
   * @param known from when, and how well
   */
  public record Line(String partition, LedgerRow row, Known known) {

    /**
     * How many messages the source has had since this line's first one; empty where the source does
     * not say.
     */
    public OptionalLong offered() {
      PartitionSight sight = known.sight();
      Ranges settled = row.messages().settled();
      return sight == null || settled.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(Math.max(sight.last(), settled.last()) - settled.first() + 1);
    }

    /** What does not add up, in one sentence; empty if all does. */
    public String imbalance() {
      return row.counts().imbalance();
    }
  }

  /**
   * From when a line counts, and how well.
   *
   * @param since from when
   * @param uncertainSince since when counts may be short; null if they are not
   * @param sight what the source said of the partition last; null where it says nothing
   */
  public record Known(
      Instant since, @Nullable Instant uncertainSince, @Nullable PartitionSight sight) {}

  /** How many gaps are named in it. */
  public int gaps() {
    return streams.stream().mapToInt(page -> page.whole().row().gaps().size()).sum();
  }

  /** The body of {@code /api/ledger}. */
  public String toJson() {
    return StatusJson.text(json -> LedgerJson.write(json, this));
  }

  /** Rows of this run, and those that are kept with what this run added since. */
  static Map<LedgerKey, KeptRow> totals(
      Map<LedgerKey, LedgerRow> tally, Map<LedgerKey, KeptRow> kept, Instant since) {
    Map<LedgerKey, KeptRow> totals = new TreeMap<>(LedgerKey.ORDER);
    kept.forEach((key, row) -> totals.put(key, row.with(tally.getOrDefault(key, row.ours()))));
    tally.forEach(
        (key, row) ->
            totals.putIfAbsent(key, new KeptRow(row, row, new KeptRow.Facts(since, null, ""))));
    return totals;
  }

  static Ledger of(
      Instant since, Instant at, List<StreamStatus> streams, Map<LedgerKey, KeptRow> totals) {
    return new Ledger(since, at, streams.stream().map(stream -> page(stream, totals)).toList());
  }

  private static Page page(StreamStatus stream, Map<LedgerKey, KeptRow> totals) {
    List<Line> lines = new ArrayList<>();
    totals.forEach(
        (key, row) -> {
          if (key.stream().equals(stream.stream())) {
            lines.add(line(key.partition(), row, stream));
          }
        });
    List<Line> partitions = lines.stream().filter(line -> !line.partition().isEmpty()).toList();
    return new Page(stream.stream(), sum(lines), partitions);
  }

  private static Line line(String partition, KeptRow row, StreamStatus stream) {
    PartitionSight sight =
        stream.progress().partitions().stream()
            .filter(status -> status.partition().equals(partition))
            .map(PartitionStatus::sighting)
            .filter(Objects::nonNull)
            .map(PartitionStatus.Sighting::sight)
            .findFirst()
            .orElse(null);
    return new Line(
        partition, row.row(), new Known(row.facts().since(), row.facts().uncertainSince(), sight));
  }

  /** The stream's own line is always among them. */
  private static Line sum(List<Line> lines) {
    LedgerRow all = LedgerRow.NONE;
    Instant since = lines.getFirst().known().since();
    Instant uncertain = null;
    for (Line line : lines) {
      Messages messages = line.row().messages();
      all =
          all.plus(
              new LedgerRow(
                  line.row().counts(),
                  new Messages(Ranges.NONE, messages.expired(), messages.missing()),
                  line.row().gaps()));
      since = earlier(since, line.known().since());
      uncertain =
          uncertain == null
              ? line.known().uncertainSince()
              : earlier(uncertain, line.known().uncertainSince());
    }
    return new Line("", all, new Known(since, uncertain, null));
  }

  private static Instant earlier(Instant one, @Nullable Instant other) {
    return other != null && other.isBefore(one) ? other : one;
  }
}
