package io.defenderxdr.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.defenderxdr.event.BlobPosition;
import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.Documents;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.HubGroup;
import io.defenderxdr.event.HubMessage;
import io.defenderxdr.event.HubPosition;
import io.defenderxdr.event.KafkaPosition;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.Position;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.Write;
import io.defenderxdr.pipeline.PartitionSight;
import io.defenderxdr.pipeline.Settlement;
import io.defenderxdr.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PartitionBoardTest {

  private static final StreamId EVENT = new StreamId("contoso", "event");
  private static final HubGroup GROUP = new HubGroup("ns.servicebus.windows.net", "hub", "group");
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final FakeClock clock = new FakeClock(START);
  private final StatusBoard board = new StatusBoard(clock);

  @Test
  void saysInAFewWordsHowFarManyPartitionsAre() {
    assertThat(status().progress().position()).isEmpty();
    settle("0", 10, 10);
    settle("1", 20, 20);
    assertThat(status().progress().position()).isEqualTo("2 partitions");
    see("0", 10);
    see("1", 20);
    assertThat(status().progress().position()).isEqualTo("2 partitions, nothing waits");
    see("1", 1_032);
    assertThat(status().progress().position()).isEqualTo("2 partitions, 1,012 messages behind");
    settle("1", 21, 1_031);
    assertThat(status().progress().position()).isEqualTo("2 partitions, 1 message behind");
  }

  @Test
  void ordersPartitionsByNumber() {
    List.of("10", "9", "0", "31").forEach(partition -> settle(partition, 1, 1));
    assertThat(status().progress().partitions())
        .extracting(PartitionStatus::partition)
        .containsExactly("0", "9", "10", "31");
  }

  @Test
  void countsAPartitionForItsStreamToo() {
    board.fetched(EVENT, "0", 10, 1_000);
    board.fetched(EVENT, "1", 5, 500);
    board.settled(batch("0", 1, 1, 10), new Settlement(7, 3, 0, 0));
    assertThat(status().counts())
        .isEqualTo(new Counts(15, 1_500, new Counts.Settled(10, 10, 7, 3, 0, 0)));
    assertThat(status().counts().unsettled()).isEqualTo(5);
    assertThat(partition("1").tally().counts().fetched()).isEqualTo(5);
  }

  @Test
  void saysHowLongAPartitionIsBehind() {
    settle("0", 1, 10);
    clock.advance(Duration.ofMinutes(7));
    see("0", 10);
    assertThat(partition("0").behind(clock.instant())).isZero();
    see("0", 11);
    assertThat(partition("0").lag()).isEqualTo(OptionalLong.of(1));
    assertThat(partition("0").behind(clock.instant())).isEqualTo(Duration.ofMinutes(7));
  }

  @Test
  void leavesOutAPartitionThatAnotherReads() {
    settle("0", 1, 10);
    settle("1", 1, 10);
    see("0", 50);
    see("1", 50);
    board.released(EVENT, "1");
    assertThat(status().progress().position()).isEqualTo("1 partition, 40 messages behind");
    settle("1", 45, 50);
    assertThat(status().progress().position()).isEqualTo("2 partitions, 40 messages behind");
    assertThat(partition("1").tally().messages().settled())
        .isEqualTo(Ranges.of(1, 10).plus(Ranges.of(45, 50)));
  }

  @Test
  void takesAPartitionThatIsNoLongerHeardOfForAnothers() {
    see("0", 50);
    assertThat(partition("0").owned()).isTrue();
    clock.advance(PartitionStatus.UNHEARD);
    assertThat(partition("0").owned()).isFalse();
    assertThat(partition("0").lag()).isEmpty();
    see("0", 50);
    assertThat(partition("0").owned()).isTrue();
  }

  @Test
  void isDegradedByWhatExpiredAndNamesIt() {
    settle("3", 1, 10);
    board.expired(EVENT, "3", 90);
    board.expired(EVENT, "3", 5);
    settle("3", 106, 107);
    assertThat(status().health())
        .isEqualTo(
            new Health.Degraded(
                START,
                "A part could not be read: partition 3: sequence numbers 101 to 105 (5 messages)"
                    + " expired at the source before they were read.",
                null));
    assertThat(partition("3").tally().messages())
        .isEqualTo(new Messages(Ranges.of(1, 10).plus(Ranges.of(106, 107)), 95, 0));
    assertThat(partition("3").tally().messages().uncounted()).isZero();
  }

  @Test
  void namesWhatExpiredBeforeAnythingWasRead() {
    board.expired(EVENT, "3", 50);
    board.expired(EVENT, "4", 7, 50);
    assertThat(status().gaps())
        .extracting(Gap::range)
        .containsExactly(
            "partition 3: 50 messages expired at the source before they were read.",
            "partition 4: sequence numbers 7 to 56 (50 messages) expired at the source before they"
                + " were read.");
  }

  @Test
  void knowsWhatWasSkippedWhereRecordsDoNotTellTheirMessage() {
    settle(new KafkaPosition("hub", 3, 11, START));
    board.expired(EVENT, "3", 5);
    settle(new KafkaPosition("hub", 3, 21, START));
    assertThat(partition("3").tally().messages())
        .isEqualTo(new Messages(Ranges.of(10, 10).plus(Ranges.of(16, 20)), 5, 0));
  }

  @Test
  void namesAGapOfAPartitionAndCountsWhatIsMissing() {
    settle("3", 1, 10);
    board.gap(EVENT, "3", 2, "partition 3: sequence numbers 11 to 12 did not come.");
    settle("3", 13, 13);
    assertThat(status().gaps())
        .extracting(Gap::range)
        .containsExactly("partition 3: sequence numbers 11 to 12 did not come.");
    assertThat(partition("3").tally().messages().missing()).isEqualTo(2);
    assertThat(partition("3").tally().messages().settled().holes())
        .containsExactly(new Ranges.Range(11, 12));
  }

  @Test
  void seesAJumpThatNobodyTold() {
    settle("3", 1, 10);
    settle("3", 14, 20);
    assertThat(partition("3").tally().messages().uncounted()).isEqualTo(3);
  }

  @Test
  void takesMessagesWithoutRecordsForSettled() {
    settle("3", 1, 10);
    board.settled(batch("3", 15, 15, 0), Settlement.NONE);
    assertThat(partition("3").tally().messages().settled()).isEqualTo(Ranges.of(1, 15));
  }

  @Test
  void doesNotCountTheFirstPieceOfALargeMessageAsAMessage() {
    board.fetched(EVENT, "3", 10, 10);
    board.settled(batch("3", 8, 7, 10), new Settlement(10, 0, 0, 0));
    assertThat(partition("3").tally().messages().settled().isEmpty()).isTrue();
    settle("3", 8, 8);
    board.fetched(EVENT, "3", 10, 10);
    board.settled(batch("3", 9, 8, 10), new Settlement(10, 0, 0, 0));
    assertThat(partition("3").tally().messages().settled()).isEqualTo(Ranges.of(8, 8));
  }

  @Test
  void neverMovesBack() {
    settle("3", 1, 10);
    settle("3", 4, 6);
    assertThat(partition("3").reached().sequence()).isEqualTo(OptionalLong.of(10));
    settle("3", 11, 11);
    assertThat(partition("3").tally().messages().settled()).isEqualTo(Ranges.of(1, 11));
  }

  @Test
  void isDegradedWhenARecordBecameNoDocument() {
    SourceBatch batch = batch("3", 1, 1, 3);
    board.fetched(EVENT, "3", 3, 30);
    board.mapped(batch, documents(2, 0));
    board.settled(batch, new Settlement(2, 0, 0, 0));
    assertThat(reason())
        .isEqualTo(
            "The ledger of partition 3 does not add up: of 3 settled records 2 were mapped and 0"
                + " dropped: 1 are unaccounted for. Keep the log and report it.");
  }

  @Test
  void isDegradedWhenADocumentWasNotSettled() {
    SourceBatch batch = batch("3", 1, 1, 3);
    board.fetched(EVENT, "3", 3, 30);
    board.mapped(batch, documents(3, 0));
    board.settled(batch, new Settlement(1, 1, 0, 0));
    assertThat(reason())
        .contains("of 3 documents 1 were created, 1 already there and 0 quarantined, together 2.");
  }

  @Test
  void isDegradedWhenMoreIsSettledThanCame() {
    board.fetched(EVENT, "3", 2, 30);
    board.settled(batch("3", 1, 1, 3), new Settlement(3, 0, 0, 0));
    assertThat(reason()).contains("3 records were settled, and only 2 arrived.");
  }

  @Test
  void addsUpWhenRecordsAreDroppedByARule() {
    SourceBatch batch = batch("3", 1, 1, 3);
    board.fetched(EVENT, "3", 3, 30);
    board.mapped(batch, documents(2, 1));
    board.settled(batch, new Settlement(1, 0, 1, 1));
    assertThat(status().health()).isEqualTo(new Health.Healthy());
  }

  @Test
  void forgetsABatchThatWasGivenBack() {
    board.fetched(EVENT, "3", 3, 30);
    board.mapped(batch("3", 1, 1, 3), documents(3, 0));
    SourceBatch again = batch("3", 1, 1, 2);
    board.fetched(EVENT, "3", 2, 20);
    board.mapped(again, documents(2, 0));
    board.settled(again, new Settlement(2, 0, 0, 0));
    assertThat(status().health()).isEqualTo(new Health.Healthy());
    assertThat(status().counts().unsettled()).isEqualTo(3);
  }

  @Test
  void knowsThePartitionsOfKafkaAndOfTheExport() {
    settle(new KafkaPosition("hub", 7, 43, START));
    settle(new BlobPosition("insights-deviceevents", "y=2026/m=03/PT1H.json", 512));
    assertThat(partition("7").reached().sequence()).isEqualTo(OptionalLong.of(42));
    assertThat(partition("insights-deviceevents").reached().position())
        .isEqualTo("y=2026/m=03/PT1H.json, byte 512");
  }

  @Test
  void writesPartitionsAndLedgerForPrograms() throws Exception {
    settle("0", 1, 10);
    board.expired(EVENT, "0", 4);
    settle("0", 15, 16);
    board.seen(EVENT, new PartitionSight("0", 15, 20, START.plusSeconds(5), 10));
    clock.advance(Duration.ofSeconds(30));
    JsonNode partition = json(StatusJson.streams(board.streams())).path("partitions").path(0);
    assertThat(partition.path("partition").asText()).isEqualTo("0");
    assertThat(partition.path("owned").asBoolean()).isTrue();
    assertThat(partition.path("sequence").asLong()).isEqualTo(16);
    assertThat(partition.path("lag").asLong()).isEqualTo(4);
    assertThat(partition.path("lastSequence").asLong()).isEqualTo(20);
    assertThat(partition.path("lastEnqueuedAt").asText()).isEqualTo("2026-03-01T10:00:05Z");
    JsonNode page = json(board.ledger().toJson());
    assertThat(page.path("created").asLong()).isEqualTo(2);
    assertThat(page.path("expired").asLong()).isEqualTo(4);
    assertThat(page.path("balanced").asBoolean()).isTrue();
    JsonNode messages = page.path("partitions").path(0).path("messages");
    assertThat(messages.toString())
        .isEqualTo(
            "{\"offered\":20,\"settled\":12,\"uncounted\":0,\"first\":1,\"last\":16,"
                + "\"holes\":[{\"first\":11,\"last\":14}]}");
  }

  @Test
  void joinsRangesInAnyOrderAndForgetsOnlyTheOldestHoles() {
    Ranges ranges = Ranges.NONE;
    for (long i = 100; i > 0; i--) {
      ranges = ranges.plus(Ranges.of(i * 10, i * 10 + 4));
    }
    assertThat(ranges.list()).hasSize(Ranges.MOST);
    assertThat(ranges.plus(ranges)).isEqualTo(ranges);
    assertThat(Ranges.parse(ranges.text())).isEqualTo(ranges);
    assertThat(ranges.last()).isEqualTo(1_004);
    assertThat(ranges.plus(Ranges.of(995, 999)).list()).hasSize(Ranges.MOST - 1);
    assertThat(Ranges.parse("")).isEqualTo(Ranges.NONE);
  }

  private void settle(String partition, long first, long last) {
    board.fetched(EVENT, partition, 1, 100);
    board.settled(batch(partition, first, last, 1), new Settlement(1, 0, 0, 0));
  }

  private void settle(Position position) {
    board.settled(new SourceBatch(EVENT, List.of(), position), Settlement.NONE);
  }

  private void see(String partition, long last) {
    board.seen(EVENT, new PartitionSight(partition, 0, last, clock.instant(), 0));
  }

  private StreamStatus status() {
    board.starting(EVENT);
    return board.streams().getFirst();
  }

  private String reason() {
    return ((Health.Degraded) status().health()).reason();
  }

  private PartitionStatus partition(String id) {
    return status().progress().partitions().stream()
        .filter(partition -> partition.partition().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode json(String text) throws Exception {
    return new JsonMapper().readTree(text).path("streams").path(0);
  }

  private static SourceBatch batch(String partition, long first, long last, int records) {
    HubMessage message = new HubMessage("hub", "group", "o" + first, first, START, partition, null);
    SourceRecord record = new SourceRecord(ByteSlice.of("{}"), new Origin("here", START, message));
    return new SourceBatch(
        EVENT,
        Collections.nCopies(records, record),
        new HubPosition(GROUP, partition, "o" + last, last, START));
  }

  private static Documents documents(int count, int dropped) {
    EcsDocument document =
        new EcsDocument(
            "logs", new DocumentId("id"), new byte[2], -1, Write.CREATE, new Origin("here", START));
    return new Documents(EVENT, Collections.nCopies(count, document), dropped);
  }
}
