package io.defenderxdr.simulator.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.defenderxdr.simulator.BareClient;
import io.defenderxdr.simulator.MovableClock;
import io.defenderxdr.simulator.attack.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the feed puts on a hub: how much, when, in which form, and again after a restart. */
class HubFeedTest {
  private static final World WORLD = new World(7, 40);

  @TempDir private Path folder;
  private final MovableClock clock = new MovableClock();

  @Test
  void theIdOfARecordIsThatOfTheContract() {
    byte[] record =
        ("{\"time\":1,\"tenantId\":\"t-1\",\"category\":\"AdvancedHunting-DeviceEvents\","
                + "\"properties\":{\"ReportId\":7},\"Tenant\":\"x\"}")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(EventIds.of(record)).isEqualTo("N8DskSP5QL4qv16BkRVK4MX3+LU=");
  }

  @ParameterizedTest
  @CsvSource({"1,1", "7,3", "1000,20", "1001,20", "1019,20", "1020,20", "1021,20", "5,20", "41,20"})
  void aBacklogHoldsExactlySoManyRecordsEachOnce(long backlog, int perMessage) throws IOException {
    try (HubFeed feed = feed(new Plan(4, perMessage, 1_000_000, backlog), 0, null)) {
      Set<String> ids = new HashSet<>();
      List<String> places = new ArrayList<>();
      feed.offered(
          (id, place) -> {
            ids.add(id);
            places.add(place.toString());
          });

      assertThat(ids).hasSize((int) backlog);
      assertThat(places).hasSize((int) backlog).doesNotHaveDuplicates();
      assertThat(bodies(feed.hub()).stream().mapToInt(HubFeedTest::records).sum())
          .isEqualTo((int) backlog);
    }
  }

  @Test
  void recordsComeAtTheirRateInTurnsOverThePartitions() throws IOException {
    try (HubFeed feed = feed(new Plan(4, 20, 1_000_000, 0), 100, null)) {
      assertThat(count(feed)).isZero();
      clock.move(Duration.ofMinutes(2));

      assertThat(count(feed)).isEqualTo(600);
      assertThat(feed.hub().partitions()).extracting(Partition::next).containsOnly(150L);
      Partition first = feed.hub().partitions().getFirst();
      assertThat(first.read(0).enqueued()).isEqualTo(clock.instant().minusMillis(119_800));
      assertThat(first.read(149).enqueued()).isEqualTo(clock.instant().minusMillis(600));
      assertThat(bodies(feed.hub()).stream().mapToInt(HubFeedTest::records).sum())
          .isEqualTo(12_000);
    }
  }

  @Test
  void messagesAreMicrosoftsEnvelopesAndNowAndThenABareRecord() throws IOException {
    try (HubFeed feed = feed(new Plan(2, 20, 1_000_000, 4_000), 0, null)) {
      int bare = 0;
      for (byte[] body : bodies(feed.hub())) {
        JsonNode tree = BareClient.JSON.readTree(body);
        bare += tree.has("records") ? 0 : 1;
        JsonNode record = tree.has("records") ? tree.path("records").path(0) : tree;
        assertThat(record.path("tenantId").asText()).isEqualTo(WORLD.tenantId());
        assertThat(record.path("category").asText()).startsWith("AdvancedHunting-");
        assertThat(tree.size()).isEqualTo(tree.has("records") ? 1 : 7);
      }
      assertThat(bare).isBetween(1, 20);
    }
  }

  @Test
  void aMessageComesCloseToAMegabyteAndIsNeverLarger() throws IOException {
    try (HubFeed feed = feed(new Plan(1, 340, 1_000_000, 3_400), 0, null)) {
      List<byte[]> bodies = bodies(feed.hub());

      assertThat(bodies)
          .hasSize(10)
          .allSatisfy(body -> assertThat(body).hasSizeBetween(950_000, 1_000_000));
      int records = bodies.stream().mapToInt(HubFeedTest::records).sum();
      List<String> offered = new ArrayList<>();
      feed.offered((id, place) -> offered.add(id));
      assertThat(offered).hasSize(records).doesNotHaveDuplicates();
    }
  }

  @Test
  void aRestartGoesOnWithTheSameMessages() throws IOException {
    Plan plan = new Plan(3, 10, 1_000_000, 200);
    List<String> before;
    try (HubFeed feed = feed(plan, 50, folder)) {
      clock.move(Duration.ofSeconds(60));
      before = texts(feed.hub());
    }
    clock.move(Duration.ofMinutes(5));

    try (HubFeed again = feed(new Plan(9, 99, 9_999, 99), 10, folder)) {
      assertThat(texts(again.hub())).isEqualTo(before).hasSize(320);
      clock.move(Duration.ofSeconds(30));
      assertThat(count(again)).isEqualTo(350);
      assertThat(again.hub().partitions().getFirst().newestEnqueued())
          .isAfter(clock.instant().minusSeconds(3));
    }
  }

  @Test
  void aKillLosesNoMessageThatWasSeen() throws IOException {
    HubFeed killed = feed(new Plan(3, 10, 1_000_000, 0), 500, folder);
    clock.move(Duration.ofSeconds(10));
    List<String> seen = texts(killed.hub());
    Files.writeString(
        folder.resolve("hub.log"), Files.readString(folder.resolve("hub.log")) + "until 9");

    try (HubFeed again = feed(new Plan(3, 10, 1_000_000, 0), 500, folder)) {
      List<String> now = texts(again.hub());
      assertThat(now).containsAll(seen);
      assertThat(now.size()).isBetween(seen.size(), seen.size() + 3 * 60);
      for (Partition partition : again.hub().partitions()) {
        Instant latest = Instant.EPOCH;
        for (long sequence = 0; sequence < partition.next(); sequence++) {
          assertThat(partition.read(sequence).enqueued()).isAfterOrEqualTo(latest);
          latest = partition.read(sequence).enqueued();
        }
      }
    }
  }

  @Test
  void aBacklogMadeBeforehandIsTheSameAndLeavesNoFile() throws IOException {
    Plan plan = new Plan(2, 20, 1_000_000, 7_000);
    HubFeed.Recipe recipe =
        new HubFeed.Recipe(
            "insights", Set.of(Hub.DEFAULT_GROUP), plan, 100, true, () -> Duration.ofHours(2));
    List<String> made;
    try (HubFeed feed = feed(plan, 100, null)) {
      clock.move(Duration.ofSeconds(10));
      made = texts(feed.hub());
      clock.move(Duration.ofSeconds(-10));
    }
    try (HubFeed feed = HubFeed.open(recipe, WORLD, clock, folder)) {
      clock.move(Duration.ofSeconds(10));
      assertThat(texts(feed.hub())).isEqualTo(made).hasSize(400);
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.spool");
  }

  @Test
  void frozenItGetsNothingMore() throws IOException {
    try (HubFeed feed = feed(new Plan(4, 20, 1_000_000, 0), 100, null)) {
      clock.move(Duration.ofSeconds(10));
      feed.freeze();
      clock.move(Duration.ofSeconds(10));

      assertThat(count(feed)).isEqualTo(50);
    }
  }

  @Test
  void oldMessagesExpireAndAreOfferedAllTheSame() throws IOException {
    try (HubFeed feed = feed(new Plan(1, 20, 1_000_000, 0), 20, null)) {
      clock.move(Duration.ofHours(3));
      Partition partition = feed.hub().partitions().getFirst();

      assertThat(partition.first()).isEqualTo(3_599);
      assertThat(partition.next()).isEqualTo(10_800);
      assertThat(partition.read(3_598)).isNull();
      assertThat(partition.read(3_599).enqueued()).isEqualTo(clock.instant().minusSeconds(7_200));
    }
  }

  @Test
  void saysInOneSentenceWhichNumbersDoNotFit() {
    assertThatThrownBy(() -> new Plan(0, 20, 1_000_000, 0))
        .hasMessage("A hub has 1 to 1024 partitions, not 0.");
    assertThatThrownBy(() -> new Plan(4, 20, 100, 0)).hasMessageContaining("--message-bytes");
  }

  private HubFeed feed(Plan plan, double rate, Path where) throws IOException {
    return HubFeed.open(
        new HubFeed.Recipe(
            "insights", Set.of(Hub.DEFAULT_GROUP), plan, rate, false, () -> Duration.ofHours(2)),
        WORLD,
        clock,
        where);
  }

  private static long count(HubFeed feed) {
    return feed.hub().partitions().stream().mapToLong(Partition::next).sum();
  }

  private static List<byte[]> bodies(Hub hub) {
    List<byte[]> bodies = new ArrayList<>();
    for (Partition partition : hub.partitions()) {
      for (long sequence = partition.first(); sequence < partition.next(); sequence++) {
        bodies.add(partition.read(sequence).body());
      }
    }
    return bodies;
  }

  private static List<String> texts(Hub hub) {
    List<String> texts = new ArrayList<>();
    for (Partition partition : hub.partitions()) {
      for (long sequence = partition.first(); sequence < partition.next(); sequence++) {
        Message message = partition.read(sequence);
        texts.add(
            partition.number()
                + "|"
                + sequence
                + "|"
                + message.enqueued()
                + "|"
                + new String(message.body(), StandardCharsets.UTF_8).hashCode());
      }
    }
    return texts;
  }

  private static int records(byte[] body) {
    try {
      JsonNode tree = BareClient.JSON.readTree(body);
      return tree.has("records") ? tree.path("records").size() : 1;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
