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
    CREATED,
    /** Stored before. */
    ALREADY_THERE,
    /** Not its fault: waits and goes again. */
    TRY_AGAIN,
    /** Never taken: goes to quarantine. */
    REFUSED,
    /** Each document has its own answer. */
    READ_ITEMS,
    /** Sent again in halves; a single document goes to quarantine. */
    HALVE
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
