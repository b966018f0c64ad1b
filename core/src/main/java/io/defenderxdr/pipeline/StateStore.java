package io.defenderxdr.pipeline;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Port: small named entries that are written by comparing first: positions, leases, the ledger.
 *
 * <p>Three places fill it: a folder, a container of Azure Storage (in the layout of the Azure SDKs)
 * and the cluster. One contract holds for all. Each call ends within a time of its own. Safe for
 * many threads and many processes.
 */
public interface StateStore {

  /** What must be there for a write to happen. */
  sealed interface Expected {
    /** Whatever is there. */
    record Anything() implements Expected {}

    /** No entry of this name. */
    record Nothing() implements Expected {}

    /** The entry in this version. */
    record Version(String version) implements Expected {}
  }

  /**
   * One entry.
   *
   * @param name its path, such as {@code host/hub/group/checkpoint/0}; parts are separated by
   *     slashes
   * @param facts short texts of printable ASCII; their names are letters without regard to case,
   *     and lower-case here
   * @param body further content, UTF-8, often empty, at most 1 MB
   */
  record Entry(String name, Map<String, String> facts, String body) {

    public Entry {
      Map<String, String> lower = new TreeMap<>();
      facts.forEach((fact, text) -> lower.put(fact.toLowerCase(Locale.ROOT), printable(text)));
      facts = Collections.unmodifiableMap(lower);
    }

    private static String printable(String text) {
      if (!text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
        throw new IllegalArgumentException(
            "The fact '"
                + text
                + "' must be printable ASCII: it travels in the head of a request.");
      }
      return text;
    }
  }

  /**
   * An entry as the store has it.
   *
   * @param entry what was written
   * @param version changes with each write
   * @param writtenAt when, by the store's own clock
   */
  record Kept(Entry entry, String version, Instant writtenAt) {}

  /** The entry of a name; names differ in the case of their letters. */
  Optional<Kept> read(String name) throws StateAwayException, InterruptedException;

  /** All entries whose names begin so, in the order of their names. */
  List<Kept> list(String prefix) throws StateAwayException, InterruptedException;

  /**
   * Writes an entry durably if what is expected is there. After a {@link StateAwayException} it is
   * not known whether it was written.
   *
   * @return the entry as it is kept now; empty if something else was there, and nothing was written
   */
  Optional<Kept> write(Entry entry, Expected expected)
      throws StateAwayException, InterruptedException;

  /** Removes an entry; one that is not there is no error. */
  void remove(String name) throws StateAwayException, InterruptedException;

  /** The time by the store's own clock, which leases are measured by. */
  Instant now() throws StateAwayException, InterruptedException;
}
