package io.defenderxdr.status;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.StateStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One row as it stands where positions are kept: numbers are facts of the entry, gaps its body.
 *
 * @param key whose
 * @param row what became of it
 * @param facts from when, and how well
 * @param mark who wrote it last
 */
record LedgerPage(LedgerKey key, LedgerRow row, KeptRow.Facts facts, Mark mark) {

  /**
   * Who wrote a page last.
   *
   * @param run names one run of one collector
   * @param write counts the writes of that run
   * @param closed whether that run was to write no more
   */
  record Mark(String run, long write, boolean closed) {}

  /** As an entry of the place of positions. */
  StateStore.Entry entry() {
    Map<String, String> texts = new TreeMap<>();
    texts.put("tenant", key.stream().tenant());
    texts.put("stream", key.stream().stream());
    texts.put("partition", key.partition());
    texts.put("since", facts.since().toString());
    if (facts.uncertainSince() != null) {
      texts.put("uncertainsince", facts.uncertainSince().toString());
    }
    texts.put("run", mark.run());
    texts.put("write", Long.toString(mark.write()));
    texts.put("closed", Boolean.toString(mark.closed()));
    texts.put("messages", row.messages().settled().text());
    numbers(row).forEach((name, number) -> texts.put(name, Long.toString(number)));
    texts.values().removeIf(String::isEmpty); // not every place can keep them
    return new StateStore.Entry(key.name(), texts, GapJson.write(row.gaps()));
  }

  private static Map<String, Long> numbers(LedgerRow row) {
    Counts.Settled settled = row.counts().settled();
    return Map.of(
        "fetched", row.counts().fetched(),
        "bytes", row.counts().fetchedBytes(),
        "settled", settled.records(),
        "mapped", settled.mapped(),
        "created", settled.created(),
        "alreadythere", settled.alreadyThere(),
        "quarantined", settled.quarantined(),
        "dropped", settled.dropped(),
        "expired", row.messages().expired(),
        "missing", row.messages().missing());
  }

  /** Whose page an entry is, if it says so. */
  static Optional<LedgerKey> keyOf(StateStore.Entry entry) {
    try {
      return Optional.of(key(new Facts(entry.facts())));
    } catch (IllegalArgumentException nobodys) {
      return Optional.empty();
    }
  }

  private static LedgerKey key(Facts facts) {
    return new LedgerKey(
        new StreamId(facts.text("tenant"), facts.text("stream")), facts.text("partition"));
  }

  /**
   * Reads what {@link #entry} made.
   *
   * @throws IllegalArgumentException if it is anything else; its text is one clause
   */
  static LedgerPage read(StateStore.Entry entry) {
    Facts facts = new Facts(entry.facts());
    Counts counts =
        new Counts(
            facts.number("fetched"),
            facts.number("bytes"),
            new Counts.Settled(
                facts.number("settled"),
                facts.number("mapped"),
                facts.number("created"),
                facts.number("alreadythere"),
                facts.number("quarantined"),
                facts.number("dropped")));
    Messages messages =
        new Messages(
            facts.read("messages", Ranges::parse),
            facts.number("expired"),
            facts.number("missing"));
    return new LedgerPage(
        key(facts),
        new LedgerRow(counts, messages, GapJson.read(entry.body())),
        new KeptRow.Facts(
            facts.read("since", Instant::parse),
            facts.momentOrNull("uncertainsince"),
            facts.text("run")),
        new Mark(
            facts.text("run"), facts.number("write"), Boolean.parseBoolean(facts.text("closed"))));
  }

  /** Texts by name, each of which must be there. */
  private record Facts(Map<String, String> texts) {

    String text(String name) {
      return texts.getOrDefault(name, "");
    }

    long number(String name) {
      return read(name, Long::parseLong);
    }

    @Nullable Instant momentOrNull(String name) {
      return text(name).isEmpty() ? null : read(name, Instant::parse);
    }

    <T> T read(String name, Function<String, T> reader) {
      try {
        return reader.apply(text(name));
      } catch (IllegalArgumentException | java.time.DateTimeException e) {
        throw new IllegalArgumentException(
            "its fact '%s' reads '%s'".formatted(name, text(name)), e);
      }
    }
  }
}
