package io.defenderxdr.delivery;

/** What the store's answer to one document means. */
public sealed interface ItemOutcome {

  /** It is stored now. */
  record Created() implements ItemOutcome {}

  /** It was stored before. */
  record AlreadyThere() implements ItemOutcome {}

  /**
   * It is not the document's fault.
   *
   * @param reason one clause for people
   */
  record TryAgain(String reason) implements ItemOutcome {}

  /**
   * The store will never take it.
   *
   * @param reason one clause for people
   */
  record Refused(String reason) implements ItemOutcome {}
}
