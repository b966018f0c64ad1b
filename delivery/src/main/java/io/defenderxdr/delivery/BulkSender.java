package io.defenderxdr.delivery;

import io.defenderxdr.delivery.cluster.Cluster;
import io.defenderxdr.delivery.cluster.ClusterReply;
import io.defenderxdr.delivery.cluster.ClusterRequest;
import io.defenderxdr.delivery.cluster.NotReadyException;
import io.defenderxdr.delivery.cluster.Readiness;
import io.defenderxdr.delivery.cluster.TargetGuard;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.Write;
import io.defenderxdr.pipeline.Settlement;
import io.defenderxdr.retry.RetryAfter;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one attempt to write documents of one index. Safe for many threads. */
final class BulkSender {

  private final Cluster cluster;
  private final TargetGuard guard;
  private final Rollovers rollovers;
  private final BulkWriter writer;
  private final Clock clock;

  BulkSender(BulkDelivery.Store store, Rollovers rollovers, BulkWriter writer, Clock clock) {
    this.cluster = store.cluster();
    this.guard = store.guard();
    this.rollovers = rollovers;
    this.writer = writer;
    this.clock = clock;
  }

  /** One attempt; what the store refuses is in quarantine when this returns. */
  Attempt attempt(List<EcsDocument> documents, Refusals refusals) throws InterruptedException {
    EcsDocument first = documents.getFirst();
    return switch (guard.ready(first.index(), first.write())) {
      case Readiness.NotReady not -> new Attempt.Away(not.sentence(), null);
      case Readiness.Ready ready -> attempt(documents, ready, refusals);
    };
  }

  private Attempt attempt(List<EcsDocument> documents, Readiness.Ready ready, Refusals refusals)
      throws InterruptedException {
    Set<String> there;
    try {
      there = rollovers.amongOlder(documents, ready.target());
    } catch (NotReadyException e) {
      guard.forget(documents.getFirst().index());
      return new Attempt.Away(e.sentence(), null);
    }
    List<EcsDocument> toWrite =
        documents.stream().filter(document -> !there.contains(idOf(document))).toList();
    Settlement found = new Settlement(0, documents.size() - toWrite.size(), 0, 0);
    if (toWrite.isEmpty()) {
      return new Attempt.Answered(found, List.of(), "", ready.warnings());
    }
    Attempt written = write(toWrite, ready, refusals);
    if (written instanceof Attempt.Answered answered) {
      return new Attempt.Answered(
          answered.settled().plus(found), answered.again(), answered.reason(), ready.warnings());
    }
    // What was found is looked up once more next time.
    return written;
  }

  private Attempt write(List<EcsDocument> documents, Readiness.Ready ready, Refusals refusals)
      throws InterruptedException {
    ClusterRequest request =
        new ClusterRequest(
            "POST",
            path(documents.getFirst(), ready),
            writer.body(documents, Stamp.of(clock.instant())),
            writer.options().waits().request());
    return switch (cluster.send(request)) {
      case ClusterReply.NoAnswer none ->
          new Attempt.Away(
              "The store does not answer (%s): start it, or correct store.urls."
                  .formatted(none.reason()),
              null);
      case ClusterReply.Answered answered -> judge(documents, ready, answered, refusals);
    };
  }

  private static String path(EcsDocument first, Readiness.Ready ready) {
    boolean demand = first.write() instanceof Write.Create && ready.dialect().demandsDataStream();
    return "/_bulk?pipeline=_none&"
        + BulkReplyReader.FILTER
        + (demand ? "&require_data_stream=true" : "");
  }

  private Attempt judge(
      List<EcsDocument> documents,
      Readiness.Ready ready,
      ClusterReply.Answered answered,
      Refusals refusals)
      throws InterruptedException {
    return switch (OutcomeTable.of(answered)) {
      case RequestOutcome.Halve halve -> new Attempt.TooMuch(halve.reason());
      case RequestOutcome.Wait wait -> {
        guard.forget(documents.getFirst().index());
        yield new Attempt.Away(wait.sentence(), notBefore(answered.retryAfter()));
      }
      case RequestOutcome.ReadItems items -> readItems(documents, ready, answered, refusals);
    };
  }

  private @Nullable Instant notBefore(@Nullable String retryAfter) {
    return retryAfter == null ? null : RetryAfter.parse(retryAfter, clock.instant()).orElse(null);
  }

  private Attempt readItems(
      List<EcsDocument> documents,
      Readiness.Ready ready,
      ClusterReply.Answered answered,
      Refusals refusals)
      throws InterruptedException {
    List<BulkItem> items;
    try {
      items = BulkReplyReader.read(answered.body(), documents);
    } catch (IOException e) {
      return new Attempt.Away(
          "The store's reply cannot be read (%s): check that store.urls names a store."
              .formatted(e.getMessage()),
          null);
    }
    Judgement judgement = Judgement.of(documents, items, ready.target());
    if (judgement.somethingChanged()) {
      guard.forget(documents.getFirst().index());
    }
    for (Judgement.Refused refused : judgement.refused()) {
      refusals.keep(refused.document(), refused.reason());
    }
    return rollovers.settle(judgement, ready.target());
  }

  private static String idOf(EcsDocument document) {
    return Objects.requireNonNull(document.id(), "a document without an id").text();
  }
}
