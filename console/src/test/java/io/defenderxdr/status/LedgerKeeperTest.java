package io.defenderxdr.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.HubGroup;
import io.defenderxdr.event.HubPosition;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.pipeline.Settlement;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.testkit.FakeClock;
import io.defenderxdr.testkit.FakePause;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LedgerKeeperTest {

  private static final StreamId EVENT = new StreamId("contoso", "event");
  private static final StreamId ALERT = new StreamId("contoso", "alert");
  private static final HubGroup GROUP = new HubGroup("ns.servicebus.windows.net", "hub", "group");
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final FakeClock clock = new FakeClock(START);
  private final MemoryStore store = new MemoryStore(clock);

  /** One run of one collector. */
  private final class Run {
    final StatusBoard board = new StatusBoard(clock);
    final LedgerKeeper keeper;

    Run(String name) throws InterruptedException {
      board.starting(EVENT);
      board.starting(ALERT);
      board.caughtUp(EVENT);
      keeper =
          new LedgerKeeper(
              board,
              store,
              new LedgerKeeper.Keeping(name, LedgerKeeper.EVERY, clock, new FakePause(clock)));
      board.keeps(keeper::rows);
      keeper.round(false);
    }

    /** A message of ten records is settled, all created. */
    Run reads(long sequence) {
      board.fetched(EVENT, "3", 10, 1_000);
      board.settled(message(sequence), new Settlement(10, 0, 0, 0));
      return this;
    }

    Run polls(int records) {
      board.fetched(ALERT, records, 1_000);
      board.settled(
          new SourceBatch(ALERT, records(records), TimePosition.START),
          new Settlement(records, 0, 0, 0));
      return this;
    }

    void writes() throws InterruptedException {
      clock.advance(LedgerKeeper.EVERY);
      keeper.round(false);
    }

    void stops() throws InterruptedException {
      keeper.round(true);
    }

    Ledger.Line partition() {
      return page(EVENT).partitions().getFirst();
    }

    Ledger.Page page(StreamId stream) {
      return board.ledger().streams().stream()
          .filter(page -> page.stream().equals(stream))
          .findFirst()
          .orElseThrow();
    }

    long created() {
      return partition().row().counts().settled().created();
    }
  }

  @Test
  void goesOnWhereTheRunBeforeEnded() throws Exception {
    Run first = new Run("one");
    first.reads(100).reads(101).writes();
    first.reads(102).stops();
    clock.advance(Duration.ofDays(1));
    Run second = new Run("two");
    assertThat(second.created()).isEqualTo(30);
    second.reads(103);
    assertThat(second.created()).isEqualTo(40);
    second.writes();
    assertThat(second.created()).isEqualTo(40);
    assertThat(second.partition().known().since()).isEqualTo(START);
    assertThat(second.partition().row().messages().settled()).isEqualTo(Ranges.of(100, 103));
    assertThat(second.page(EVENT).whole().row().counts().settled().created()).isEqualTo(40);
  }

  @Test
  void writesOnlyWhatHasChanged() throws Exception {
    Run run = new Run("one");
    run.writes();
    assertThat(store.writes).isZero();
    run.reads(5).writes();
    run.writes();
    run.writes();
    assertThat(store.entries).containsOnlyKeys("ledger/contoso.event.3");
    assertThat(store.writes).isEqualTo(1);
    run.stops();
    assertThat(store.writes).isEqualTo(2);
    run.stops();
    assertThat(store.writes).isEqualTo(2);
  }

  @Test
  void addsWhatTwoCollectorsCountInOneRow() throws Exception {
    Run one = new Run("one");
    Run two = new Run("two");
    one.reads(1).reads(2);
    two.reads(3);
    two.writes();
    store.beforeWrite = () -> rewrite("ledger/contoso.event.3", Map.of());
    one.writes();
    two.reads(4).writes();
    one.stops();
    clock.advance(LedgerKeeper.LOOK_ROUND);
    one.writes();
    assertThat(one.created()).isEqualTo(40);
    assertThat(two.created()).isEqualTo(40);
    assertThat(one.partition().row().messages().uncounted()).isZero();
  }

  @Test
  void isShortByNoMoreThanWhatWasNotWrittenBeforeAKillAndSaysSo() throws Exception {
    Run killed = new Run("one");
    killed.polls(7).writes();
    killed.polls(2);
    clock.advance(Duration.ofHours(3));
    Run next = new Run("two");
    assertThat(next.page(ALERT).whole().known().uncertainSince()).isNull();
    next.polls(1).writes();
    assertThat(next.page(ALERT).whole().row().counts().settled().created()).isEqualTo(8);
    assertThat(next.page(ALERT).whole().known().uncertainSince())
        .isEqualTo(START.plus(LedgerKeeper.EVERY));
    assertThat(json(next).path("uncertainSince").asText()).isEqualTo("2026-03-01T10:00:10Z");
  }

  @Test
  void isSureAfterAStopInOrder() throws Exception {
    Run first = new Run("one");
    first.polls(7).stops();
    Run next = new Run("two");
    next.polls(1).stops();
    assertThat(next.page(ALERT).whole().known().uncertainSince()).isNull();
    assertThat(json(next).has("uncertainSince")).isFalse();
  }

  @Test
  void namesTheMessagesThatAKillLeftUncounted() throws Exception {
    Run killed = new Run("one");
    killed.reads(1).writes();
    killed.reads(2).reads(3);
    Run next = new Run("two");
    next.reads(4).writes();
    Messages messages = next.partition().row().messages();
    assertThat(messages.uncounted()).isEqualTo(2);
    assertThat(messages.settled().holes()).containsExactly(new Ranges.Range(2, 3));
    assertThat(next.partition().known().uncertainSince()).isNull();
    next.reads(2).reads(3).writes();
    assertThat(next.partition().row().messages().uncounted()).isZero();
  }

  @Test
  void countsAWriteWhoseAnswerWasLostOnce() throws Exception {
    Run run = new Run("one");
    run.reads(1).writes();
    store.losesAnswers = true;
    run.reads(2).writes();
    assertThat(run.page(EVENT).whole().row().counts().settled().created()).isEqualTo(20);
    store.losesAnswers = false;
    run.reads(3).writes();
    assertThat(run.created()).isEqualTo(30);
    Run next = new Run("two");
    assertThat(next.created()).isEqualTo(30);
  }

  @Test
  void doublesNothingWhenAnotherWritesOverAnUnansweredWrite() throws Exception {
    Run one = new Run("one");
    Run two = new Run("two");
    store.losesAnswers = true;
    one.reads(1).writes();
    store.losesAnswers = false;
    two.reads(2).writes();
    one.reads(3).writes();
    assertThat(new Run("three").created()).isEqualTo(30);
  }

  @Test
  void saysThatThePlaceIsAwayAndAddsAllLater() throws Exception {
    store.away = true;
    Run run = new Run("one");
    run.reads(1).writes();
    assertThat(run.board.streams().getLast().health())
        .isInstanceOfSatisfying(
            Health.Degraded.class,
            degraded ->
                assertThat(degraded.reason())
                    .isEqualTo("The ledger is not written: The place is away."));
    store.away = false;
    run.writes();
    assertThat(run.board.streams().getLast().health()).isEqualTo(new Health.Healthy());
    assertThat(new Run("two").created()).isEqualTo(10);
  }

  @Test
  void neverReplacesARowThatItCannotRead() throws Exception {
    new Run("one").reads(1).stops();
    rewrite("ledger/contoso.event.3", Map.of("fetched", "many"));
    Run run = new Run("two");
    run.reads(2).writes();
    assertThat(run.board.streams().getLast().health())
        .isInstanceOfSatisfying(
            Health.Degraded.class,
            degraded ->
                assertThat(degraded.reason())
                    .isEqualTo(
                        "The ledger row ledger/contoso.event.3 cannot be read (its fact 'fetched'"
                            + " reads 'many'): remove it, and it is counted anew; collecting goes"
                            + " on."));
    assertThat(store.entries.get("ledger/contoso.event.3").entry().facts())
        .containsEntry("fetched", "many");
    store.remove("ledger/contoso.event.3");
    clock.advance(LedgerKeeper.LOOK_ROUND);
    run.writes();
    assertThat(run.board.streams().getLast().health()).isEqualTo(new Health.Healthy());
    assertThat(run.created()).isEqualTo(10);
  }

  @Test
  void staysDegradedByAGapOverARestart() throws Exception {
    Run first = new Run("one");
    first.reads(9);
    first.board.expired(EVENT, "3", 50);
    first.stops();
    clock.advance(Duration.ofHours(1));
    Run next = new Run("two");
    next.reads(60).writes();
    assertThat(next.board.streams().getLast().health())
        .isEqualTo(
            new Health.Degraded(
                START,
                "A part could not be read: partition 3: sequence numbers 10 to 59 (50 messages)"
                    + " expired at the source before they were read.",
                null));
    assertThat(next.page(EVENT).whole().row().gaps()).hasSize(1);
    assertThat(next.page(EVENT).whole().row().gaps().getFirst().times()).isEqualTo(1);
    assertThat(next.partition().row().messages())
        .isEqualTo(new Messages(Ranges.of(9, 9).plus(Ranges.of(60, 60)), 50, 0));
  }

  @Test
  void writesByItselfEveryFewSecondsAndAtTheEnd() throws Exception {
    Run run = new Run("one");
    LedgerKeeper keeper =
        new LedgerKeeper(
            run.board,
            store,
            new LedgerKeeper.Keeping("two", LedgerKeeper.EVERY, clock, new FakePause(clock)));
    keeper.start();
    run.reads(1);
    keeper.close();
    assertThat(Thread.interrupted()).isFalse();
    Map<String, String> facts = store.entries.get("ledger/contoso.event.3").entry().facts();
    assertThat(facts).containsEntry("created", "10").containsEntry("closed", "true");
    assertThat(run.created()).isEqualTo(10);
  }

  @Test
  void writesFactsThatEveryPlaceCanKeep() throws Exception {
    new Run("one").reads(1).stops();
    Map<String, String> facts = store.entries.get("ledger/contoso.event.3").entry().facts();
    assertThat(facts.keySet()).allMatch(name -> name.matches("[a-z]+"));
    assertThat(facts).containsEntry("messages", "1-1").containsEntry("partition", "3");
  }

  private void rewrite(String name, Map<String, String> changes) {
    StateStore.Kept kept = store.entries.get(name);
    Map<String, String> facts = new TreeMap<>(kept.entry().facts());
    facts.putAll(changes);
    store.entries.put(
        name,
        new StateStore.Kept(
            new StateStore.Entry(name, facts, kept.entry().body()),
            kept.version() + "+",
            kept.writtenAt()));
  }

  private static JsonNode json(Run run) throws Exception {
    return new JsonMapper().readTree(run.board.ledger().toJson()).path("streams").path(0);
  }

  static SourceBatch message(long sequence) {
    return new SourceBatch(
        EVENT, records(10), new HubPosition(GROUP, "3", "o" + sequence, sequence, START));
  }

  private static List<SourceRecord> records(int count) {
    ByteSlice json = ByteSlice.of("{}".getBytes(StandardCharsets.UTF_8));
    return Collections.nCopies(count, new SourceRecord(json, new Origin("here", null)));
  }
}
