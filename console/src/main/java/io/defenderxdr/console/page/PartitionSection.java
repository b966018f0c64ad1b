package io.defenderxdr.console.page;

import io.defenderxdr.status.Ledger;
import io.defenderxdr.status.Messages;
import io.defenderxdr.status.PartitionStatus;
import io.defenderxdr.status.StreamStatus;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * The partitions of one stream, as ready texts.
 *
 * @param stream tenant and stream
 * @param id names the section on the page
 * @param rows one a partition
 */
public record PartitionSection(String stream, String id, List<Row> rows) {

  /**
   * One partition.
   *
   * @param partition its id
   * @param tone word and sign
   * @param position the sequence number of the last settled message, or another position
   * @param lag how many messages wait
   * @param behind while some wait: the age of the last settled one; else empty
   * @param messages what became of its messages
   */
  public record Row(
      String partition,
      Tone tone,
      String position,
      String lag,
      String behind,
      MessagesCell messages) {}

  /**
   * What became of the messages of a partition, over restarts.
   *
   * @param settled how many are settled
   * @param lost how many expired or did not come, in words; empty if none
   */
  public record MessagesCell(String settled, String lost) {}

  static List<PartitionSection> of(PageFacts facts) {
    return facts.streams().stream()
        .filter(stream -> !stream.progress().partitions().isEmpty())
        .map(stream -> of(stream, facts))
        .toList();
  }

  private static PartitionSection of(StreamStatus stream, PageFacts facts) {
    String name = stream.stream().toString();
    List<Row> rows =
        stream.progress().partitions().stream()
            .map(
                partition -> row(partition, messages(facts.ledger(), name, partition), facts.now()))
            .toList();
    return new PartitionSection(name, "partitions-" + name.replace('/', '-'), rows);
  }

  private static Messages messages(Ledger ledger, String stream, PartitionStatus partition) {
    return ledger.streams().stream()
        .filter(page -> page.stream().toString().equals(stream))
        .flatMap(page -> page.partitions().stream())
        .filter(line -> line.partition().equals(partition.partition()))
        .map(line -> line.row().messages())
        .findFirst()
        .orElse(partition.tally().messages());
  }

  private static Row row(PartitionStatus status, Messages messages, Instant now) {
    OptionalLong lag = status.lag();
    OptionalLong sequence = status.reached().sequence();
    return new Row(
        status.partition(),
        Tone.of(status),
        sequence.isPresent() ? Figures.of(sequence.getAsLong()) : status.reached().position(),
        lag.isPresent() ? Figures.of(lag.getAsLong()) : "",
        status.behind(now).isZero() ? "" : Moment.span(status.behind(now)),
        new MessagesCell(Figures.of(messages.settled().size()), lost(messages)));
  }

  private static String lost(Messages messages) {
    String expired =
        messages.expired() == 0 ? "" : Figures.of(messages.expired()) + " expired unread";
    String missing = messages.missing() == 0 ? "" : Figures.of(messages.missing()) + " missing";
    return expired + (expired.isEmpty() || missing.isEmpty() ? "" : ", ") + missing;
  }
}
