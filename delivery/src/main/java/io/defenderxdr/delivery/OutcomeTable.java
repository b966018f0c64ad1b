package io.defenderxdr.delivery;

import static io.defenderxdr.delivery.OutcomeRow.Scope.DOCUMENT;
import static io.defenderxdr.delivery.OutcomeRow.Scope.REQUEST;
import static io.defenderxdr.delivery.OutcomeRow.Verdict.ALREADY_THERE;
import static io.defenderxdr.delivery.OutcomeRow.Verdict.CREATED;
import static io.defenderxdr.delivery.OutcomeRow.Verdict.HALVE;
import static io.defenderxdr.delivery.OutcomeRow.Verdict.READ_ITEMS;
import static io.defenderxdr.delivery.OutcomeRow.Verdict.REFUSED;
import static io.defenderxdr.delivery.OutcomeRow.Verdict.TRY_AGAIN;

import io.defenderxdr.delivery.OutcomeRow.Scope;
import io.defenderxdr.delivery.OutcomeRow.Verdict;
import io.defenderxdr.delivery.cluster.ClusterReply;
import io.defenderxdr.delivery.cluster.Tree;
import java.util.List;

/**
 * What each answer of the store means, as a table. Both kinds of cluster answer from it; rows that
 * only one of them ever needs do the other no harm.
 */
public final class OutcomeTable {

  private static final int LONGEST_REASON = 2_000;

  private static final List<OutcomeRow> ROWS =
      List.of(
          document(200, 299, "", "", CREATED, "The document is stored."),
          document(
              409,
              409,
              "version_conflict_engine_exception",
              "",
              ALREADY_THERE,
              "A document with this id is stored already, or a newer one."),
          document(
              400,
              499,
              "cluster_block_exception",
              "",
              TRY_AGAIN,
              "The index is blocked for writing, often because a disk is full: free space or lift the block."),
          document(
              400, 499, "index_closed_exception", "", TRY_AGAIN, "The index is closed: open it."),
          document(
              400,
              499,
              "index_not_found_exception",
              "",
              TRY_AGAIN,
              "The index went away; it is made again."),
          document(
              400,
              499,
              "resource_already_exists_exception",
              "",
              TRY_AGAIN,
              "Two writers made the index at once."),
          document(
              400,
              400,
              "validation_exception",
              "maximum",
              TRY_AGAIN,
              "The cluster has reached its limit of shards: delete old indices or raise cluster.max_shards_per_node."),
          document(
              400,
              400,
              "illegal_argument_exception",
              "pipeline with id",
              TRY_AGAIN,
              "The index names an ingest pipeline that does not exist: create it or remove it from the index settings."),
          document(
              400,
              499,
              "security_exception",
              "",
              TRY_AGAIN,
              "The user may not write this index: give it the privilege create_doc."),
          document(
              401,
              401,
              "",
              "",
              TRY_AGAIN,
              "The credential is refused: check store.username and store.password, or store.api_key."),
          document(
              403,
              403,
              "",
              "",
              TRY_AGAIN,
              "The user may not write this index: give it the privilege create_doc."),
          document(404, 404, "", "", TRY_AGAIN, "The index went away; it is made again."),
          document(408, 408, "", "", TRY_AGAIN, "The store took too long."),
          document(429, 429, "", "", TRY_AGAIN, "The store is overloaded."),
          document(400, 499, "", "", REFUSED, "The document does not fit the index."),
          document(500, 599, "", "", TRY_AGAIN, "The store failed on its own."),
          document(0, 999, "", "", TRY_AGAIN, "The answer is none that a store gives."),
          request(200, 200, "", "", READ_ITEMS, "Each document has an answer of its own."),
          request(413, 413, "", "", HALVE, "The request is larger than the store takes."),
          request(
              400,
              400,
              "illegal_argument_exception",
              "unrecognized parameter",
              TRY_AGAIN,
              "The store does not know a parameter of the request: it is older than what is supported."),
          request(
              400,
              400,
              "illegal_argument_exception",
              "",
              HALVE,
              "The store cannot read something in the request."),
          request(
              400,
              400,
              "parse_exception",
              "",
              HALVE,
              "The store cannot read something in the request."),
          request(
              400,
              400,
              "json_parse_exception",
              "",
              HALVE,
              "The store cannot read something in the request."),
          request(
              400,
              400,
              "x_content_parse_exception",
              "",
              HALVE,
              "The store cannot read something in the request."),
          request(
              401,
              401,
              "",
              "",
              TRY_AGAIN,
              "The store refuses the credential: check store.username and store.password, or store.api_key."),
          request(
              403,
              403,
              "",
              "",
              TRY_AGAIN,
              "The store does not let this user write: give it the privileges create_doc and auto_configure on logs-m365_defender.*."),
          request(
              404,
              404,
              "",
              "",
              TRY_AGAIN,
              "There is no bulk API at this address: correct store.urls."),
          request(
              429,
              429,
              "",
              "",
              TRY_AGAIN,
              "The store is overloaded: give it more resources, or wait."),
          request(
              502,
              504,
              "",
              "",
              TRY_AGAIN,
              "The store, or a proxy in front of it, is not able to take requests now: look at the health of the cluster."),
          request(
              500,
              599,
              "",
              "",
              TRY_AGAIN,
              "The store failed on its own: look at the log of the cluster."),
          request(
              0,
              999,
              "",
              "",
              TRY_AGAIN,
              "The answer is none that a store gives: check that store.urls names a store and not something in front of it."));

  private OutcomeTable() {}

  /** All rows in order. */
  public static List<OutcomeRow> rows() {
    return ROWS;
  }

  /** The meaning of one document's answer. */
  static ItemOutcome of(BulkItem item) {
    if (item.failureStore().equals("used")) {
      return new ItemOutcome.Refused("the store put it into its failure store");
    }
    OutcomeRow row = row(DOCUMENT, item.status(), item.errorType(), item.reason());
    return switch (row.verdict()) {
      case CREATED -> new ItemOutcome.Created();
      case ALREADY_THERE -> new ItemOutcome.AlreadyThere();
      case REFUSED -> new ItemOutcome.Refused(words(item));
      case TRY_AGAIN, READ_ITEMS, HALVE ->
          new ItemOutcome.TryAgain(row.sentence() + " (" + words(item) + ")");
    };
  }

  /** The meaning of the answer to a whole request. */
  static RequestOutcome of(ClusterReply.Answered answered) {
    if (answered.ok()) {
      // A long body with an answer for each document, not to be read twice.
      return of(answered.status(), "", "");
    }
    Tree error = answered.tree().at("error");
    return of(answered.status(), error.at("type").text(), error.at("reason").text());
  }

  private static RequestOutcome of(int status, String errorType, String reason) {
    OutcomeRow row = row(REQUEST, status, errorType, reason);
    return switch (row.verdict()) {
      case READ_ITEMS -> new RequestOutcome.ReadItems();
      case HALVE -> new RequestOutcome.Halve("HTTP " + status + ", " + row.sentence());
      case TRY_AGAIN, CREATED, ALREADY_THERE, REFUSED ->
          new RequestOutcome.Wait("HTTP " + status + ": " + row.sentence());
    };
  }

  private static OutcomeRow row(Scope scope, int status, String type, String reason) {
    return ROWS.stream()
        .filter(row -> row.fits(scope, status, type, reason))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No HTTP status: " + status));
  }

  private static String words(BulkItem item) {
    String words = "HTTP %d, %s: %s".formatted(item.status(), item.errorType(), item.reason());
    return words.length() > LONGEST_REASON ? words.substring(0, LONGEST_REASON) + "..." : words;
  }

  private static OutcomeRow document(
      int from, int to, String type, String part, Verdict verdict, String sentence) {
    return new OutcomeRow(DOCUMENT, from, to, type, part, verdict, sentence);
  }

  private static OutcomeRow request(
      int from, int to, String type, String part, Verdict verdict, String sentence) {
    return new OutcomeRow(REQUEST, from, to, type, part, verdict, sentence);
  }
}
