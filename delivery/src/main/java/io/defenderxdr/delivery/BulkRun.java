package io.defenderxdr.delivery;

import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.pipeline.Settlement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Settles a list of documents: tries, waits, halves, until all are settled. */
final class BulkRun {

  private final Patience patience;
  private final BulkSender sender;
  private final Refusals refusals;

  BulkRun(Patience patience, BulkSender sender, Refusals refusals) {
    this.patience = patience;
    this.sender = sender;
    this.refusals = refusals;
  }

  /**
   * Settles documents of one index.
   *
   * @throws InterruptedException when asked to stop
   */
  Settlement settle(List<EcsDocument> documents) throws InterruptedException {
    Settlement total = Settlement.NONE;
    Deque<List<EcsDocument>> open = new ArrayDeque<>();
    open.push(documents);
    while (!open.isEmpty()) {
      List<EcsDocument> now = open.pop();
      switch (sender.attempt(now, refusals)) {
        case Attempt.Answered answered -> {
          total = total.plus(answered.settled());
          afterwards(answered, open);
        }
        case Attempt.Away away -> {
          open.push(now);
          patience.hold(away.sentence(), away.notBefore());
        }
        case Attempt.TooMuch tooMuch when now.size() == 1 -> {
          refusals.keep(now.getFirst(), tooMuch.reason());
          total = total.plus(new Settlement(0, 0, 1, 0));
        }
        case Attempt.TooMuch tooMuch -> {
          open.push(now.subList(now.size() / 2, now.size()));
          open.push(now.subList(0, now.size() / 2));
        }
      }
    }
    return total;
  }

  private void afterwards(Attempt.Answered answered, Deque<List<EcsDocument>> open)
      throws InterruptedException {
    if (answered.again().isEmpty()) {
      patience.over(answered.warnings());
      return;
    }
    open.push(answered.again());
    patience.hold(
        "The store did not take %d documents: %s"
            .formatted(answered.again().size(), answered.reason()),
        null);
  }
}
