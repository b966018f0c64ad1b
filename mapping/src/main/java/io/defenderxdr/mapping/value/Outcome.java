package io.defenderxdr.mapping.value;

/** What a conversion made of a value. */
public sealed interface Outcome {

  /**
   * The converted value.
   *
   * @param value a text, {@link JsonNumber}, {@link Long}, {@link Boolean}, list or map
   */
  record Value(Object value) implements Outcome {}

  /** There was nothing to convert. */
  record Nothing() implements Outcome {}

  /**
   * The value does not fit.
   *
   * @param reason why, as a part of a sentence
   */
  record Refused(String reason) implements Outcome {}

  /** The one {@link Nothing}. */
  Nothing NOTHING = new Nothing();

  /** A refusal that shows at most the first 100 characters of the value. */
  static Refused refused(String what, Object value) {
    String text = value.toString();
    String shown = text.length() > 100 ? text.substring(0, 100) + "..." : text;
    return new Refused("[" + shown + "] " + what);
  }
}
