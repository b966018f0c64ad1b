package io.defenderxdr.settings;

/** A text that cannot be printed by accident. Immutable. */
public final class Secret {

  private final String text;

  public Secret(String text) {
    this.text = text;
  }

  /** The text itself, for the one place that needs it. */
  public String reveal() {
    return text;
  }

  /** Stars, whatever the text. */
  @Override
  public String toString() {
    return "***";
  }
}
