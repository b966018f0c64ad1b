package io.defenderxdr.console.page;

import io.defenderxdr.status.Counts;
import io.defenderxdr.status.Ledger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of every record, over restarts, as ready texts.
 *
 * @param rows one a stream
 */
public record LedgerSection(List<Row> rows) {

  /**
   * One stream.
   *
   * @param stream tenant and stream
   * @param balance whether its counts add up
   * @param since from when it counts
   * @param counts its counts
   * @param note what is to know; empty if nothing is
   */
  public record Row(String stream, Tone balance, Moment since, Cells counts, String note) {}

  /**
   * The counts of a row.
   *
   * @param fetched records that came
   * @param created written
   * @param alreadyThere found in the store
   * @param kept quarantined
   * @param dropped left out by the user's wish
   * @param unsettled in hand, or given back and fetched again
   */
  public record Cells(
      String fetched,
      String created,
      String alreadyThere,
      String kept,
      String dropped,
      String unsettled) {}

  static LedgerSection of(PageFacts facts) {
    return new LedgerSection(
        facts.ledger().streams().stream().map(page -> row(page, facts.now())).toList());
  }

  private static Row row(Ledger.Page page, Instant now) {
    Ledger.Line line = page.whole();
    Counts counts = line.row().counts();
    return new Row(
        page.stream().toString(),
        page.imbalance().isEmpty()
            ? new Tone("good", "✓", "adds up")
            : new Tone("bad", "!", "does not add up"),
        Moment.of(line.known().since(), now),
        new Cells(
            Figures.of(counts.fetched()),
            Figures.of(counts.settled().created()),
            Figures.of(counts.settled().alreadyThere()),
            Figures.of(counts.settled().quarantined()),
            Figures.of(counts.settled().dropped()),
            Figures.of(counts.unsettled())),
        note(page, now));
  }

  private static String note(Ledger.Page page, Instant now) {
    @Nullable Instant uncertain = page.whole().known().uncertainSince();
    String kill =
        uncertain == null
            ? ""
            : "Counts may be short since %s UTC: a collector was killed before it had written them."
                .formatted(Moment.of(uncertain, now).text());
    return (page.imbalance() + " " + kill).strip();
  }
}
