package io.defenderxdr.delivery;

import io.defenderxdr.delivery.cluster.DataStream;
import io.defenderxdr.delivery.cluster.NotReadyException;
import io.defenderxdr.delivery.cluster.Readiness;
import io.defenderxdr.delivery.cluster.TargetGuard;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.Write;
import io.defenderxdr.pipeline.Settlement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each id to one document although its data stream is rolled over: what a look-up before the
 * write could not see is looked up after it. Safe for many threads.
 *
 * @param guard gives the data stream as it is now
 * @param repeats looks up and removes
 * @param watch remembers what was written shortly after a roll-over
 */
record Rollovers(TargetGuard guard, Repeats repeats, RolloverWatch watch) {

  private static final Logger LOG = LoggerFactory.getLogger(Rollovers.class);

  static Rollovers of(BulkDelivery.Store store, Clock clock) {
    DeliveryOptions.Waits waits = store.options().waits();
    return new Rollovers(
        store.guard(),
        new Repeats(store.cluster(), waits.rolloverMargin()),
        new RolloverWatch(clock, waits.rolloverWatch()));
  }

  /** Those of the documents that an older backing index has, and that must not be written. */
  Set<String> amongOlder(List<EcsDocument> documents, DataStream target)
      throws NotReadyException, InterruptedException {
    watchFromNow(target);
    return repeats.amongOlder(documents, target);
  }

  private void watchFromNow(DataStream target) throws NotReadyException, InterruptedException {
    if (target.backing().size() > 1 && !watch.knows(target)) {
      Instant begin = target.write().created();
      Instant end = begin.equals(Instant.MAX) ? begin : begin.plus(watch.length());
      watch.begin(target, repeats.writtenBefore(end, target.writeIndex()));
    }
  }

  /**
   * Settles what a request came to. Documents that went into a backing index unknown when they were
   * looked up are looked up again; if that cannot be done now, they go again.
   */
  Attempt settle(Judgement judgement, DataStream target) throws InterruptedException {
    watch.wrote(target, ids(judgement.created()));
    int created = judgement.created().size();
    int there = judgement.alreadyThere();
    int refused = judgement.refused().size();
    if (judgement.moved().isEmpty()) {
      return answered(new Settlement(created, there, refused, 0), judgement.again(), judgement);
    }
    try {
      int doubled = lookUpMoved(judgement.moved(), target.name());
      int moved = judgement.moved().size();
      return answered(
          new Settlement(created + moved - doubled, there + doubled, refused, 0),
          judgement.again(),
          judgement);
    } catch (NotReadyException e) {
      List<EcsDocument> again = new ArrayList<>(judgement.again());
      again.addAll(judgement.moved());
      return new Attempt.Answered(
          new Settlement(created, there, refused, 0), again, e.sentence(), List.of());
    }
  }

  private static Attempt answered(
      Settlement settled, List<EcsDocument> again, Judgement judgement) {
    return new Attempt.Answered(settled, again, judgement.reason(), List.of());
  }

  private int lookUpMoved(List<EcsDocument> moved, String name)
      throws NotReadyException, InterruptedException {
    DataStream fresh = fresh(name);
    Set<String> older = repeats.removeYounger(ids(moved), fresh);
    watchFromNow(fresh);
    watch.wrote(fresh, ids(moved));
    if (fresh.backing().size() > 1) {
      LOG.info(
          "{} was rolled over to {}: {} documents looked up once more, {} doubles removed.",
          name,
          fresh.writeIndex(),
          moved.size(),
          older.size());
    }
    return older.size();
  }

  private DataStream fresh(String name) throws NotReadyException, InterruptedException {
    guard.forget(name);
    return switch (guard.ready(name, Write.CREATE)) {
      case Readiness.Ready ready -> ready.target();
      case Readiness.NotReady not -> throw new NotReadyException(not.sentence());
    };
  }

  /** Looks up what was written shortly after a roll-over, once its watch is over. */
  void lookAgainWhereDue() throws InterruptedException {
    for (String name : watch.due()) {
      try {
        Set<String> doubles = repeats.removeYounger(watch.ids(name), fresh(name));
        watch.done(name);
        if (!doubles.isEmpty()) {
          LOG.info("{}: {} late doubles removed after its roll-over.", name, doubles.size());
        }
      } catch (NotReadyException e) {
        LOG.debug("{}: the look-up after its roll-over waits: {}", name, e.sentence());
      }
    }
  }

  private static List<String> ids(List<EcsDocument> documents) {
    return documents.stream()
        .map(document -> Objects.requireNonNull(document.id()).text())
        .toList();
  }
}
