package io.defenderxdr.source.eventhub;

import java.util.List;

/** The hub as this room uses it. Safe for many threads; every call ends within a time. */
interface Hub extends AutoCloseable {

  /** The ids of its partitions. */
  List<String> partitions() throws HubAwayException, InterruptedException;

  /** What it has of a partition now. */
  PartitionFacts facts(String partition) throws HubAwayException, InterruptedException;

  /**
   * Opens a link to a partition.
   *
   * @param request what to open
   * @param inbox is told everything about the link, from threads of the hub
   */
  Link open(LinkRequest request, Inbox inbox);

  /** Closes all links. */
  @Override
  void close();

  /**
   * What to open.
   *
   * @param partition its id
   * @param from where to begin
   * @param prefetch how many messages may be under way
   * @param mode whether to take the partition from whoever reads it, and over which connection
   */
  record LinkRequest(String partition, StartAt from, int prefetch, Mode mode) {}

  /** Kinds of links. */
  enum Mode {
    /** Owns the partition: whoever else reads it is cut off. */
    OWNING,
    /** The same, over a new connection. */
    OWNING_ANEW,
    /** Reads beside others, where they let it. */
    LOOKING
  }

  /** An open link. */
  interface Link {
    /** Lets so many more messages come. */
    void request(int messages);

    /** Ends it; nothing comes any more. Never throws. */
    void close();
  }

  /** Takes what a link brings. Its methods return at once and never throw. */
  interface Inbox {
    /** A message came. */
    void message(HubEvent event);

    /** The link is over. */
    void ended(LinkFault fault);
  }
}
