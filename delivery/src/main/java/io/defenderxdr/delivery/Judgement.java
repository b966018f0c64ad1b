package io.defenderxdr.delivery;

import io.defenderxdr.delivery.cluster.DataStream;
import io.defenderxdr.event.EcsDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the documents of one answered request.
 *
 * @param created stored now, where it was expected
 * @param moved stored now, in a backing index that was not known yet: the data stream was rolled
 *     over, or deleted and made anew
 * @param alreadyThere how many were stored before
 * @param refused never taken
 * @param again not taken now
 * @param reason why the last of those was not taken
 */
record Judgement(
    List<EcsDocument> created,
    List<EcsDocument> moved,
    int alreadyThere,
    List<Refused> refused,
    List<EcsDocument> again,
    String reason) {

  /** A document and why it was refused. */
  record Refused(EcsDocument document, String reason) {}

  /** Reads the answers against what was sent. */
  static Judgement of(List<EcsDocument> documents, List<BulkItem> items, DataStream target) {
    List<EcsDocument> created = new ArrayList<>();
    List<EcsDocument> moved = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    List<EcsDocument> again = new ArrayList<>();
    int alreadyThere = 0;
    String reason = "";
    for (int i = 0; i < items.size(); i++) {
      EcsDocument document = documents.get(i);
      switch (outcome(items.get(i), target)) {
        case ItemOutcome.Created yes -> {
          boolean expected = !target.exists() || items.get(i).index().equals(target.writeIndex());
          (expected ? created : moved).add(document);
        }
        case ItemOutcome.AlreadyThere there -> alreadyThere++;
        case ItemOutcome.Refused no -> refused.add(new Refused(document, no.reason()));
        case ItemOutcome.TryAgain later -> {
          again.add(document);
          reason = later.reason();
        }
      }
    }
    return new Judgement(created, moved, alreadyThere, refused, again, reason);
  }

  private static ItemOutcome outcome(BulkItem item, DataStream target) {
    ItemOutcome outcome = OutcomeTable.of(item);
    boolean plain = target.exists() && item.index().equals(target.name());
    if (plain && outcome instanceof ItemOutcome.Created) {
      return new ItemOutcome.TryAgain(
          "The data stream %s was deleted together with its template, and a plain index took its place: delete that index."
              .formatted(target.name()));
    }
    return outcome;
  }

  /** Whether what is known about the target must be asked for again. */
  boolean somethingChanged() {
    return !moved.isEmpty() || !again.isEmpty();
  }
}
