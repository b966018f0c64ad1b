package io.defenderxdr.pipeline;

import io.defenderxdr.event.StreamId;

/** A source does not serve us; the text is one sentence for the user that says what to do. */
public final class SourceRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient StreamId stream;
  private final int status;

  /**
   * Carries the facts.
   *
   * @param stream the stream that was refused
   * @param status the HTTP status, 0 if there was no answer
   * @param sentence what was refused and what to do
   */
  public SourceRefusedException(StreamId stream, int status, String sentence) {
    super(sentence);
    this.stream = stream;
    this.status = status;
  }

  /** The stream that was refused. */
  public StreamId stream() {
    return stream;
  }

  /** The HTTP status, 0 if there was no answer. */
  public int status() {
    return status;
  }
}
