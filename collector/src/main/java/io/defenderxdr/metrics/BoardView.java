package io.defenderxdr.metrics;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.status.Counts;
import io.defenderxdr.status.PartitionStatus;
import io.defenderxdr.status.StatusBoard;
import io.defenderxdr.status.StreamStatus;
import java.util.List;
import java.util.Optional;

/**
 * The board as it was at the last scrape: all figures of one scrape are of one moment, and many
 * partitions cost one look. Safe for many threads.
 */
final class BoardView {

  private final StatusBoard board;
  private volatile List<StreamStatus> streams = List.of();

  BoardView(StatusBoard board) {
    this.board = board;
  }

  void look() {
    streams = board.streams();
  }

  List<StreamStatus> streams() {
    return streams;
  }

  Counts counts(StreamId stream) {
    return find(stream).map(StreamStatus::counts).orElse(Counts.NONE);
  }

  boolean isReady(StreamId stream) {
    return find(stream).map(StreamStatus::ready).orElse(false);
  }

  boolean isBalanced(StreamId stream) {
    return counts(stream).imbalance().isEmpty()
        && find(stream).stream()
            .flatMap(status -> status.progress().partitions().stream())
            .allMatch(partition -> partition.tally().counts().imbalance().isEmpty());
  }

  int gaps(StreamId stream) {
    return find(stream).map(status -> status.gaps().size()).orElse(0);
  }

  Optional<PartitionStatus> partition(StreamId stream, String partition) {
    return find(stream).stream()
        .flatMap(status -> status.progress().partitions().stream())
        .filter(status -> status.partition().equals(partition))
        .findFirst();
  }

  private Optional<StreamStatus> find(StreamId stream) {
    return streams.stream().filter(status -> status.stream().equals(stream)).findFirst();
  }
}
