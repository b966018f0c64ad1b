package io.defenderxdr.delivery;

/**
 * One row of the outcome table. The first row that fits decides.
 *
 * @param scope whether it speaks of a document or of a whole request
 * @param from the lowest HTTP status it fits
 * @param to the highest
 * @param errorType the error type it fits, or empty for any
 * @param reasonPart what the error's words must contain, or empty for anything
 * @param verdict what it means
 * @param sentence why, and for whatever is waited for what to do
 */
public record OutcomeRow(
    Scope scope,
    int from,
    int to,
    String errorType,
    String reasonPart,
    Verdict verdict,
    String sentence) {

  /** What a row speaks of. */
  public enum Scope {
    /** One document. */
    DOCUMENT,
    /** A whole request. */
    REQUEST
  }

  /** What an answer means. */
  public enum Verdict {
    /** Stored now. */
    CREATED("created"),
    /** Stored before. */
    ALREADY_THERE("already there"),
    /** Not its fault: waits and goes again. */
    TRY_AGAIN("wait and try again"),
    /** Never taken: goes to quarantine. */
    REFUSED("quarantine"),
    /** Each document has its own answer. */
    READ_ITEMS("look at each document"),
    /** Sent again in halves; a single document goes to quarantine. */
    HALVE("send the halves; a single document goes to quarantine");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    /** For people. */
    public String word() {
      return word;
    }
  }

  /** Whether it fits an answer. */
  boolean fits(Scope asked, int status, String type, String reason) {
    return scope == asked
        && status >= from
        && status <= to
        && (errorType.isEmpty() || errorType.equals(type))
        && reason.contains(reasonPart);
  }
}
