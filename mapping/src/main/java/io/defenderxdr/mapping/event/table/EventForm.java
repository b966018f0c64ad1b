package io.defenderxdr.mapping.event.table;

/** How a value is stored. */
public enum EventForm {
  /** In the place of what was there; an absent, null or empty source changes nothing. */
  SET("set"),
  /** As {@link #SET}, where the field has no value yet. */
  FILL("fill"),
  /** As text, at the end of a list. */
  ADD("add"),
  /** As {@link #ADD}, unless the list has it already. */
  APPEND("append");

  private final String word;

  EventForm(String word) {
    this.word = word;
  }

  /** Its name in tables. */
  public String word() {
    return word;
  }
}
