package io.defenderxdr.console;

import io.defenderxdr.event.HubGroup;
import io.defenderxdr.event.HubPosition;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.Ticks;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.pipeline.PartitionSight;
import io.defenderxdr.pipeline.Settlement;
import io.defenderxdr.status.AlertRow;
import io.defenderxdr.status.NewestAlerts;
import io.defenderxdr.status.StatusBoard;
import io.defenderxdr.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A running console over a board and a store that a test fills. */
final class ConsoleFixture implements AutoCloseable {

  static final StreamId ALERT = new StreamId("contoso", "alert");
  static final StreamId INCIDENT = new StreamId("contoso", "incident");
  static final StreamId EVENT = new StreamId("contoso", "event");
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  static final String HOSTILE = "<img src=x onerror=\"document.title='owned'\">";

  final FakeClock clock = new FakeClock(START);
  final StatusBoard board = new StatusBoard(clock);
  final String url;
  volatile NewestAlerts alerts = new NewestAlerts.Found(List.of());

  private final ConsoleServer server;

  ConsoleFixture(ConsoleOptions options) throws ConsoleAddressException {
    server =
        new ConsoleServer(
            new ConsoleSources(board, most -> alerts, () -> "collector_up 1\n", clock), options);
    url = server.start();
  }

  static ConsoleFixture local() throws ConsoleAddressException {
    return new ConsoleFixture(ConsoleOptions.local(0));
  }

  /** Two streams with a history, and alerts of every severity, one of them hostile. */
  void fill() {
    board.starting(ALERT);
    board.fetched(ALERT, 1234, 5_000_000);
    Ticks readUpTo = Ticks.parse("2026-03-01T09:58:30.1234567Z");
    board.settled(
        new SourceBatch(ALERT, List.of(), new TimePosition(readUpTo, Map.of(), null, List.of())),
        new Settlement(1200, 30, 4, 0));
    board.caughtUp(ALERT);
    board.starting(INCIDENT);
    board.degraded(
        INCIDENT,
        "Graph answered 429 (too many requests) and asks to wait.",
        START.plusSeconds(95));
    alerts =
        new NewestAlerts.Found(
            List.of(
                alert("da-1", "Ransomware activity on FIN-SRV-02", "high", portal("da-1")),
                alert("da-2", HOSTILE, "medium", portal("da-2")),
                alert("da-3", "Suspicious inbox rule", "low", "javascript:alert(1)"),
                alert("da-4", "Sign-in from an unusual place", "informational", null),
                alert("da-5", "", "", portal("da-5"))));
    clock.advance(Duration.ofSeconds(12));
  }

  /** The event stream with four partitions: caught up, behind, incomplete, and another's. */
  void fillPartitions() {
    board.starting(EVENT);
    for (int partition = 0; partition < 4; partition++) {
      String id = Integer.toString(partition);
      board.fetched(EVENT, id, 20, 40_000);
      board.settled(message(id, 4711), new Settlement(20, 0, 0, 0));
      board.seen(EVENT, new PartitionSight(id, 4700, 4711 + 1234 * (partition % 2), START, 0));
    }
    board.expired(EVENT, "2", 50);
    board.settled(message("2", 4762), Settlement.NONE);
    board.released(EVENT, "3");
    board.caughtUp(EVENT);
    clock.advance(Duration.ofSeconds(12));
  }

  private static SourceBatch message(String partition, long sequence) {
    return new SourceBatch(
        EVENT,
        List.of(),
        new HubPosition(
            new HubGroup("ns", "hub", "group"), partition, "o", sequence, START.minusSeconds(180)));
  }

  static AlertRow alert(String id, String title, String severity, String url) {
    return new AlertRow(
        id,
        title,
        severity,
        "inProgress",
        "microsoftDefenderForEndpoint",
        new AlertRow.Seen(START.minusSeconds(150), url));
  }

  private static String portal(String id) {
    return "https://security.microsoft.com/alerts/" + id + "?tid=t-1";
  }

  @Override
  public void close() {
    server.close();
  }
}
