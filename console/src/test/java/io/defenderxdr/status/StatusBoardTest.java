package io.defenderxdr.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.Ticks;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.pipeline.Settlement;
import io.defenderxdr.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatusBoardTest {

  private static final StreamId ALERT = new StreamId("contoso", "alert");
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final FakeClock clock = new FakeClock(START);
  private final StatusBoard board = new StatusBoard(clock);

  @Test
  void isStartingUntilTheFirstBatchIsSettled() {
    board.starting(ALERT);
    assertThat(health()).isEqualTo(new Health.Starting());
    board.settled(batch(), new Settlement(1, 0, 0, 0));
    assertThat(health()).isEqualTo(new Health.Healthy());
  }

  @Test
  void isHealthyWhenThereWasNothingToRead() {
    board.starting(ALERT);
    board.caughtUp(ALERT);
    assertThat(status().ready()).isTrue();
    assertThat(status().progress().caughtUpAt()).isEqualTo(START);
  }

  @Test
  void isWellOnlyWhenSourceAndStoreAre() {
    board.caughtUp(ALERT);
    board.degraded(ALERT, "Graph throttles.", START.plusSeconds(30));
    clock.advance(Duration.ofSeconds(5));
    board.of(Part.STORE).degraded(ALERT, "The store is away.", null);
    assertThat(health())
        .isEqualTo(
            new Health.Degraded(
                START, "Graph throttles. The store is away.", START.plusSeconds(30)));
    board.recovered(ALERT);
    assertThat(health())
        .isEqualTo(new Health.Degraded(START.plusSeconds(5), "The store is away.", null));
    board.of(Part.STORE).recovered(ALERT);
    assertThat(health()).isEqualTo(new Health.Healthy());
  }

  @Test
  void keepsTheBeginOfTroubleThatIsToldAgain() {
    board.degraded(ALERT, "No answer, try 1.", null);
    clock.advance(Duration.ofMinutes(3));
    board.degraded(ALERT, "No answer, try 2.", null);
    assertThat(health()).isEqualTo(new Health.Degraded(START, "No answer, try 2.", null));
    assertThat(status().lastError().at()).isEqualTo(START.plusSeconds(180));
  }

  @Test
  void remembersTheLastErrorAfterRecovery() {
    board.degraded(ALERT, "No answer.", null);
    board.recovered(ALERT);
    assertThat(status().lastError())
        .isEqualTo(new StreamStatus.LastError(START, Part.SOURCE, "No answer."));
  }

  @Test
  void addsUpWhatBecameOfTheRecords() {
    board.fetched(ALERT, 10, 1000);
    board.settled(batch(), new Settlement(4, 3, 2, 1));
    board.fetched(ALERT, 1, 100);
    board.settled(batch(), new Settlement(1, 0, 0, 0));
    assertThat(status().counts())
        .isEqualTo(new Counts(11, 1100, new Counts.Settled(0, 10, 5, 3, 2, 1)));
    assertThat(status().progress().position()).isEqualTo("2026-03-01T09:30:00.0000000Z");
  }

  @Test
  void countsTheRateOverTheTimeSinceTheStartThenOverFiveMinutes() {
    board.starting(ALERT);
    board.fetched(ALERT, 50, 1);
    assertThat(rate()).isEqualTo(5.0);
    clock.advance(Duration.ofSeconds(90));
    assertThat(rate()).isEqualTo(0.5);
    clock.advance(Duration.ofMinutes(5));
    assertThat(rate()).isZero();
    board.fetched(ALERT, 300, 1);
    assertThat(rate()).isEqualTo(1.0);
  }

  @Test
  void staysDegradedByAGapForAsLongAsTheDailySweepMeetsIt() {
    board.caughtUp(ALERT);
    board.gap(ALERT, "from 09:00 to 09:01.");
    board.recovered(ALERT);
    assertThat(health())
        .isEqualTo(
            new Health.Degraded(START, "A part could not be read: from 09:00 to 09:01.", null));
    clock.advance(Duration.ofHours(24));
    board.gap(ALERT, "from 09:00 to 09:01.");
    clock.advance(Duration.ofHours(24));
    assertThat(status().ready()).isFalse();
    assertThat(status().gaps())
        .containsExactly(
            new Gap("from 09:00 to 09:01.", START, START.plus(Duration.ofHours(24)), 2));
    clock.advance(Duration.ofHours(1));
    assertThat(health()).isEqualTo(new Health.Healthy());
    assertThat(status().gaps()).hasSize(1);
  }

  @Test
  void keepsTheNewestGapsOnly() {
    for (int gap = 0; gap <= Gaps.MOST; gap++) {
      board.gap(ALERT, "gap " + gap);
    }
    assertThat(status().gaps()).hasSize(Gaps.MOST);
    assertThat(status().gaps().getFirst().range()).isEqualTo("gap 1");
  }

  @Test
  void writesTheLedger() throws Exception {
    board.fetched(ALERT, 3, 30);
    board.settled(batch(), new Settlement(1, 1, 1, 0));
    board.gap(ALERT, "one \"instant\"");
    clock.advance(Duration.ofSeconds(1));
    JsonNode ledger = new JsonMapper().readTree(board.ledger().toJson());
    JsonNode stream = ledger.path("streams").path(0);
    assertThat(ledger.path("since").asText()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(ledger.path("at").asText()).isEqualTo("2026-03-01T10:00:01Z");
    assertThat(stream.path("stream").asText()).isEqualTo("contoso/alert");
    assertThat(stream.path("fetched").asLong()).isEqualTo(3);
    assertThat(stream.path("quarantined").asLong()).isEqualTo(1);
    assertThat(stream.path("gaps").path(0).path("range").asText()).isEqualTo("one \"instant\"");
    assertThat(board.ledger().gaps()).isEqualTo(1);
  }

  @Test
  void showsWhatTheMappingDoesNotKnow() throws Exception {
    Drift.Entry column =
        new Drift.Entry(Drift.Kind.UNKNOWN_COLUMN, "DeviceEvents", "New \"one\"", 2);
    Drift.Entry unfit = new Drift.Entry(Drift.Kind.UNFIT_VALUE, "DeviceEvents", "ReportId", 7);
    Drift.Entry table = new Drift.Entry(Drift.Kind.UNKNOWN_TABLE, "Dreams", "", 3);
    Drift.Entry action = new Drift.Entry(Drift.Kind.NEW_ACTION, "DeviceEvents", "Dreamt", 1);
    board.watches(ALERT, () -> new Drift(List.of(column, unfit, table, action)));
    assertThat(status().drift().entries()).containsExactly(unfit, table, column, action);
    JsonNode drift = streamJson().path("drift");
    assertThat(drift.path("unknownTableRecords").asLong()).isEqualTo(3);
    assertThat(drift.path("unknownColumnValues").asLong()).isEqualTo(2);
    assertThat(drift.path("unfitValues").asLong()).isEqualTo(7);
    assertThat(drift.path("newActionRecords").asLong()).isEqualTo(1);
    assertThat(drift.path("entries").path(3).path("action").asText()).isEqualTo("Dreamt");
    assertThat(drift.path("entries").path(1).has("column")).isFalse();
    assertThat(drift.path("entries").path(2).toString())
        .isEqualTo(
            "{\"kind\":\"unknown_column\",\"table\":\"DeviceEvents\",\"column\":\"New"
                + " \\\"one\\\"\",\"count\":2}");
  }

  @Test
  void showsTheMostFrequentOfManyUnknownNames() throws Exception {
    List<Drift.Entry> many =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new Drift.Entry(Drift.Kind.UNKNOWN_COLUMN, "T", "c" + i, i))
            .toList();
    board.watches(ALERT, () -> new Drift(many));
    JsonNode drift = streamJson().path("drift");
    assertThat(drift.path("entries")).hasSize(StatusJson.MOST_DRIFT);
    assertThat(drift.path("entries").path(0).path("column").asText()).isEqualTo("c999");
    assertThat(drift.path("unknownColumnValues").asLong()).isEqualTo(499_500);
  }

  private JsonNode streamJson() throws Exception {
    return new JsonMapper().readTree(StatusJson.streams(board.streams())).path("streams").path(0);
  }

  @Test
  void losesNoCountBetweenThreads() {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int task = 0; task < 1000; task++) {
        threads.execute(() -> board.settled(batch(), new Settlement(1, 0, 0, 0)));
      }
    }
    assertThat(status().counts().settled().created()).isEqualTo(1000);
  }

  @Test
  void saysWhenAStreamIsStopped() {
    board.degraded(ALERT, "No answer.", null);
    board.stopped(ALERT);
    assertThat(health().word()).isEqualTo("stopped");
  }

  private StreamStatus status() {
    return board.streams().getFirst();
  }

  private Health health() {
    return status().health();
  }

  private double rate() {
    return status().progress().recordsPerSecond();
  }

  private static SourceBatch batch() {
    Ticks readUpTo = Ticks.parse("2026-03-01T09:30:00Z");
    return new SourceBatch(ALERT, List.of(), new TimePosition(readUpTo, Map.of(), null, List.of()));
  }
}
