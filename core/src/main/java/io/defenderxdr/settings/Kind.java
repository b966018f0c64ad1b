package io.defenderxdr.settings;

/** What kind of value a setting takes, with the words for its page. */
public enum Kind {
  TEXT("text"),
  SECRET("text, secret"),
  NUMBER("whole number"),
  SWITCH("true or false"),
  DURATION("duration"),
  SIZE("size"),
  LIST("list of texts"),
  MAP("names and texts"),
  BLOCK("block"),
  PATH("path"),
  ADDRESS("address");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** The kind for people. */
  public String words() {
    return words;
  }
}
