package io.defenderxdr.event;

/** How a document is written. */
public sealed interface Write {

  /** Create only: a document with this id that is already there stays as it is. */
  record Create() implements Write {}

  /**
   * Replace what is there unless it is newer.
   *
   * @param version the external version, greater or equal wins
   */
  record Newest(long version) implements Write {}

  /** The one {@link Create}. */
  Create CREATE = new Create();
}
