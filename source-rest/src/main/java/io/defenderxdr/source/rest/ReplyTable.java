package io.defenderxdr.source.rest;

import java.util.List;

/** What the status of a reply means to a source (specification: REST collection, section 7). */
public final class ReplyTable {

  /** What to do with a reply. */
  public enum Verdict {
    /** Read the page. */
    READ,
    /** Ask again after a wait. */
    AGAIN,
    /** Ask again with another token, once. */
    RENEW_TOKEN,
    /** This poll ends; the next one tries anew. */
    STOP
  }

  /**
   * One row; the first that fits decides.
   *
   * @param from least status
   * @param to greatest status
   * @param verdict what to do
   * @param sentence why
   */
  public record Row(int from, int to, Verdict verdict, String sentence) {}

  /** The table. */
  public static final List<Row> ROWS =
      List.of(
          new Row(200, 200, Verdict.READ, "a page"),
          new Row(401, 401, Verdict.RENEW_TOKEN, "the token has expired or was revoked"),
          new Row(408, 408, Verdict.AGAIN, "the server lost patience"),
          new Row(429, 429, Verdict.AGAIN, "throttled; Retry-After is obeyed"),
          new Row(400, 499, Verdict.STOP, "the request is not accepted as it is"),
          new Row(501, 501, Verdict.STOP, "the server cannot do this"),
          new Row(500, 599, Verdict.AGAIN, "the server fails"),
          new Row(0, 999, Verdict.STOP, "nothing else is expected here"));

  private ReplyTable() {}

  /** The verdict on a status. */
  public static Verdict verdict(int status) {
    return ROWS.stream()
        .filter(row -> status >= row.from() && status <= row.to())
        .map(Row::verdict)
        .findFirst()
        .orElse(Verdict.STOP);
  }
}
