package io.defenderxdr.mapping.table;

import java.util.Optional;

/** A rule of its own that only improved documents follow; its sentence stands in the table. */
public enum Improvement {
  /** What no row names, and what does not fit a field, is kept under {@code unmapped}. */
  KEEP_UNMAPPED("keep-unmapped"),
  /** A duplicate is removed only where one of its targets took the value. */
  KEEP_UNCOPIED("keep-uncopied"),
  /** The vendor field of the document's time is set only where the source has one. */
  OWN_TIME("own-time"),
  /** A time span that no long holds is left out without a failure entry. */
  QUIET_SPAN("quiet-span"),
  /** A record without an id field gets the id of its bytes. */
  ID_OF_BYTES("id-of-bytes"),
  /** A record that is no object keeps its text. */
  KEEP_NON_OBJECTS("keep-non-objects"),
  /** A record that cannot be mapped keeps its text, but not its properties as fields. */
  TEXT_OF_FAILURES("text-of-failures");

  private final String word;

  Improvement(String word) {
    this.word = word;
  }

  /** The improvement of that name. */
  public static Optional<Improvement> named(String word) {
    for (Improvement improvement : values()) {
      if (improvement.word.equals(word)) {
        return Optional.of(improvement);
      }
    }
    return Optional.empty();
  }

  /** Its name in tables. */
  public String word() {
    return word;
  }
}
