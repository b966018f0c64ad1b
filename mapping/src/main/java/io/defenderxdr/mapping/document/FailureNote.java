package io.defenderxdr.mapping.document;

/**
 * One entry of {@code error.message} (specification 2.2).
 *
 * @param kind kind of the step that failed
 * @param tag name of the step
 * @param pipeline name of the mapping
 * @param reason why
 */
public record FailureNote(String kind, String tag, String pipeline, String reason) {

  /** The entry's text. */
  public String text() {
    return "Processor "
        + kind
        + " with tag "
        + tag
        + " in pipeline "
        + pipeline
        + " failed with message: "
        + reason;
  }
}
