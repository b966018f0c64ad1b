package io.defenderxdr.delivery;

/** What the store's answer to a whole bulk request means. */
public sealed interface RequestOutcome {

  /** Each document has an answer of its own. */
  record ReadItems() implements RequestOutcome {}

  /**
   * Nothing was taken; what is wrong passes, or a user repairs it.
   *
   * @param sentence what is wrong and what to do
   */
  record Wait(String sentence) implements RequestOutcome {}

  /**
   * The request is too large, or one document in it spoils it: send the halves.
   *
   * @param reason one clause for people, about a single document
   */
  record Halve(String reason) implements RequestOutcome {}
}
