package io.defenderxdr.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.Quarantine;
import io.defenderxdr.pipeline.QuarantineEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for every safe place of refused documents. Each test begins in an empty place. */
public abstract class QuarantineContract {

  private static final StreamId STREAM = new StreamId("contoso", "alert");
  private static final StreamId OTHER = new StreamId("contoso.alert", "event");
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00.5Z");
  private static final int RACERS = 8;

  /** The quarantine of this test, opened anew. */
  protected abstract Quarantine open() throws Exception;

  /** The texts of all entries of a stream as they are kept. */
  protected abstract List<String> kept(StreamId stream) throws Exception;

  private static QuarantineEntry entry(StreamId stream, @Nullable String id, String document) {
    return new QuarantineEntry(
        stream,
        "logs-x",
        id == null ? null : new DocumentId(id),
        document,
        "the reason of " + id,
        "origin of " + document,
        AT);
  }

  @Test
  void keepsWhatIsKnownOfAnEntry() throws Exception {
    open().put(entry(STREAM, "x+/=", "{\"a\":1.10}"));
    assertThat(kept(STREAM))
        .singleElement()
        .asString()
        .contains("contoso/alert", "logs-x", "x+/=", "1.10", "the reason of x+/=", "origin of")
        .contains("2026-03-01T12:00:00.5");
  }

  @Test
  void keepsAnEntryWithAnIdOnceAlsoAfterARestart() throws Exception {
    Quarantine quarantine = open();
    quarantine.put(entry(STREAM, "one", "{}"));
    quarantine.put(entry(STREAM, "one", "{}"));
    open().put(entry(STREAM, "one", "{\"again\":1}"));
    open().put(entry(STREAM, "two", "{}"));
    assertThat(kept(STREAM)).hasSize(2);
  }

  @Test
  void keepsEntriesWithoutAnIdApart() throws Exception {
    Quarantine quarantine = open();
    quarantine.put(entry(STREAM, null, "{\"a\":1}"));
    quarantine.put(entry(STREAM, null, "{\"a\":2}"));
    assertThat(kept(STREAM)).hasSize(2);
  }

  @Test
  void keepsWhatIsNoJson() throws Exception {
    open().put(entry(STREAM, null, "{\"torn\u0000 漢😀"));
    assertThat(kept(STREAM)).singleElement().asString().contains("torn", "漢😀");
  }

  @Test
  void keepsStreamsApart() throws Exception {
    open().put(entry(STREAM, "one", "{}"));
    open().put(entry(OTHER, "two", "{}"));
    assertThat(kept(STREAM)).singleElement().asString().contains("reason of one");
    assertThat(kept(OTHER)).singleElement().asString().contains("reason of two");
  }

  @Test
  void keepsADocumentOfSomeMegabytes() throws Exception {
    String document = "{\"a\":\"" + "漢".repeat(1_500_000) + "\"}";
    open().put(entry(STREAM, "big", document));
    assertThat(kept(STREAM).getFirst().length()).isGreaterThan(1_500_000);
  }

  @Test
  void keepsOnceWhatManyPutAtTheSameTime() throws Exception {
    Quarantine quarantine = open();
    Race<Boolean> race = new Race<>();
    for (int racer = 0; racer < RACERS; racer++) {
      race.add(
          () -> {
            quarantine.put(entry(STREAM, "one", "{}"));
            return true;
          });
    }
    race.run();
    assertThat(kept(STREAM)).hasSize(1);
  }
}
