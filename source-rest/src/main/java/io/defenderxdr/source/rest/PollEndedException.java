package io.defenderxdr.source.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A poll cannot go on; the position stays where it is. */
public final class PollEndedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient @Nullable Instant notBefore;

  /**
   * Carries the facts.
   *
   * @param status the HTTP status of a refusal, 0 if there was none
   * @param sentence what happened and what to do
   * @param notBefore when the server wants the next request, if it said so
   */
  public PollEndedException(int status, String sentence, @Nullable Instant notBefore) {
    super(sentence);
    this.status = status;
    this.notBefore = notBefore;
  }

  /** The HTTP status of a refusal, 0 if there was none. */
  public int status() {
    return status;
  }

  /** When the server wants the next request, if it said so. */
  public @Nullable Instant notBefore() {
    return notBefore;
  }

  /** What happened and what to do. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
