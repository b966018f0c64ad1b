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

  void read(Window instant) throws InterruptedException, PollEndedException {
    Set<DocumentId> ids = new HashSet<>();
    ElementSink sink =
        element -> {
          ids.add(element.id());
          progress.accept(element);
        };
    boolean complete = read(instant, "", 0, sink);
    progress.settle();
    PageReply count = requests.askOrEnd(query.count(instant), element -> {}, Requests.PATIENT);
    long there = count instanceof PageReply.Page page ? page.total() : -1;
    if (there > ids.size() || (there < 0 && !complete)) {
      stream
          .listener()
          .gap(
              stream.id(),
              "%s alerts last updated at %s were read, and the server gives no way to the others (%s there)"
                  .formatted(ids.size(), instant.from(), there < 0 ? "an unknown number" : there));
    }
  }

  private boolean read(Window instant, String condition, int level, ElementSink sink)
      throws InterruptedException, PollEndedException {
    if (skipThrough(instant, condition, sink)) {
      return true;
    }
    if (level == CONDITIONS.size()) {
      return false;
    }
    boolean complete = true;
    for (String more : CONDITIONS.get(level)) {
      String both = condition.isEmpty() ? more : condition + " and " + more;
      complete &= read(instant, both, level + 1, sink);
    }
    return complete;
  }

  /** True if a short page came before {@code $skip} came to its end, in a pass without news. */
  private boolean skipThrough(Window instant, String condition, ElementSink sink)
      throws InterruptedException, PollEndedException {
    int skip = 0;
    while (true) {
      Tally tally = new Tally(sink);
      PageReply reply =
          requests.ask(query.page(instant, condition, pageSize, skip), tally, Requests.PATIENT);
      if (reply instanceof PageReply.Broken broken) {
        throw Requests.away(broken);
      }
      if (reply instanceof PageReply.Refused) {
        return false;
      }
      if (tally.count() < pageSize) {
        return true;
      }
      if (skip >= Stepper.MOST_SKIPPED) {
        return false;
      }
      skip = Math.min(Stepper.MOST_SKIPPED, skip + Math.max(1, pageSize - pageSize / 10));
    }
  }
}
