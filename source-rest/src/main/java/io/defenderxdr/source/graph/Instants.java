package io.defenderxdr.source.graph;

import io.defenderxdr.event.DocumentId;
import io.defenderxdr.source.rest.ElementSink;
import io.defenderxdr.source.rest.PageReply;
import io.defenderxdr.source.rest.PollEndedException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads one instant that is too full for links: by {@code $skip} as far as that goes, else split by
 * conditions the API documents. What still does not come is named as a gap. One thread.
 */
final class Instants {

  private static final int MOST_PASSES = 4;

  private static final List<List<String>> CONDITIONS =
      List.of(
          conditions(
              "severity",
              List.of("unknown", "informational", "low", "medium", "high", "unknownFutureValue")),
          conditions(
              "serviceSource",
              List.of(
                  "unknown",
                  "microsoftDefenderForEndpoint",
                  "microsoftDefenderForIdentity",
                  "microsoftDefenderForCloudApps",
                  "microsoftDefenderForOffice365",
                  "microsoft365Defender",
                  "azureAdIdentityProtection",
                  "microsoftAppGovernance",
                  "dataLossPrevention",
                  "unknownFutureValue",
                  "microsoftDefenderForCloud",
                  "microsoftSentinel",
                  "microsoftInsiderRiskManagement",
                  "microsoftThreatIntelligence",
                  "microsoftSecurityForAI")),
          conditions(
              "status", List.of("unknown", "new", "inProgress", "resolved", "unknownFutureValue")));

  private final Requests requests;
  private final AlertQuery query;
  private final Progress progress;
  private final Progress.Stream stream;
  private final int pageSize;

  Instants(
      Requests requests,
      AlertQuery query,
      Progress progress,
      Progress.Stream stream,
      int pageSize) {
    this.requests = requests;
    this.query = query;
    this.progress = progress;
    this.stream = stream;
    this.pageSize = pageSize;
  }

  private static List<String> conditions(String property, List<String> members) {
    return members.stream().map(member -> property + " eq '" + member + "'").toList();
  }

  /** How far a reading came. */
  private enum Reach {
    ALL,
    NOT_ALL,
    FAILING
  }

  /**
   * Reads an instant.
   *
   * @return false if a page of it fails again and again: it is then to be walked item by item
   */
  boolean read(Window instant) throws InterruptedException, PollEndedException {
    Set<DocumentId> ids = new HashSet<>();
    ElementSink sink =
        element -> {
          ids.add(element.id());
          progress.accept(element);
        };
    Reach reach = read(instant, "", 0, sink);
    // Items that change meanwhile shift past a reader that counts: again, until nothing is new.
    for (int pass = 1, before = 0;
        reach != Reach.FAILING && pass < MOST_PASSES && before < ids.size();
        pass++) {
      before = ids.size();
      reach = read(instant, "", 0, sink);
    }
    progress.settle();
    if (reach == Reach.FAILING) {
      return false;
    }
    PageReply count = requests.askOrEnd(query.count(instant), element -> {}, Requests.PATIENT);
    long there = count instanceof PageReply.Page page ? page.total() : -1;
    if (there > ids.size() || (there < 0 && reach != Reach.ALL)) {
      gap(instant, ids.size(), there);
    }
    return true;
  }

  /** Names what of an instant could not be reached. */
  void gap(Window instant, int read, long there) {
    stream
        .listener()
        .gap(
            stream.id(),
            "%d alerts last updated at %s were read, and the server gives no way to the others (%s there)"
                .formatted(read, instant.from(), there < 0 ? "an unknown number" : there));
  }

  private Reach read(Window instant, String condition, int level, ElementSink sink)
      throws InterruptedException, PollEndedException {
    Reach reach = skipThrough(instant, condition, sink);
    if (reach != Reach.NOT_ALL || level == CONDITIONS.size()) {
      return reach;
    }
    Reach together = Reach.ALL;
    for (String more : CONDITIONS.get(level)) {
      String both = condition.isEmpty() ? more : condition + " and " + more;
      Reach part = read(instant, both, level + 1, sink);
      if (part == Reach.FAILING) {
        return part;
      }
      together = part == Reach.ALL ? together : part;
    }
    return together;
  }

  /** All, if a short page came before {@code $skip} came to its end. */
  private Reach skipThrough(Window instant, String condition, ElementSink sink)
      throws InterruptedException, PollEndedException {
    int skip = 0;
    while (true) {
      Tally tally = new Tally(sink);
      PageReply reply =
          requests.ask(query.page(instant, condition, pageSize, skip), tally, Requests.PATIENT);
      if (reply instanceof PageReply.Broken) {
        return Reach.FAILING;
      }
      if (reply instanceof PageReply.Page page && tally.count() < pageSize) {
        return tally.count() == 0 && page.nextLink() != null ? Reach.NOT_ALL : Reach.ALL;
      }
      if (reply instanceof PageReply.Refused || skip >= Stepper.MOST_SKIPPED) {
        return Reach.NOT_ALL;
      }
      skip = Math.min(Stepper.MOST_SKIPPED, skip + pageSize);
    }
  }
}
