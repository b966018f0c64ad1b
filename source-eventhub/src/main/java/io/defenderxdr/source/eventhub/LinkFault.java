package io.defenderxdr.source.eventhub;

/** Why a link is over. */
sealed interface LinkFault {

  /** For people: what happened. */
  String text();

  /** Another reader took the partition. */
  record Stolen(String text) implements LinkFault {}

  /** The hub does not serve us: key, role, name of the hub or of the group. */
  record Refused(String text) implements LinkFault {}

  /** The link or its connection went; another try helps. */
  record Passing(String text) implements LinkFault {}

  /** A message came that the SDK could not read. */
  record Unreadable(String text) implements LinkFault {}
}
