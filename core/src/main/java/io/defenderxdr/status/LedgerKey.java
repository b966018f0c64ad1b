package io.defenderxdr.status;

import io.defenderxdr.event.StreamId;
import java.util.Comparator;

/**
 * Names one row of the ledger.
 *
 * @param stream the stream
 * @param partition its partition; empty for the stream itself
 */
public record LedgerKey(StreamId stream, String partition) {

  /** By stream, then numbers as numbers: partition 10 comes after 9. */
  static final Comparator<LedgerKey> ORDER =
      Comparator.<LedgerKey, String>comparing(key -> key.stream().toString())
          .thenComparing(key -> key.partition().length())
          .thenComparing(LedgerKey::partition);

  /** Its name where positions are kept. */
  String name() {
    return prefix(stream) + (partition.isEmpty() ? "" : "." + partition);
  }

  /** What the names of all rows of a stream begin with. */
  static String prefix(StreamId stream) {
    return "ledger/" + stream.tenant() + "." + stream.stream();
  }
}
