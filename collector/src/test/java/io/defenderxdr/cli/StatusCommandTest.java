package io.defenderxdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.defenderxdr.console.ConsoleOptions;
import io.defenderxdr.console.ConsoleServer;
import io.defenderxdr.console.ConsoleSources;
import io.defenderxdr.event.HubGroup;
import io.defenderxdr.event.HubPosition;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PartitionSight;
import io.defenderxdr.pipeline.Settlement;
import io.defenderxdr.status.NewestAlerts;
import io.defenderxdr.status.Part;
import io.defenderxdr.status.StatusBoard;
import io.defenderxdr.status.StreamStatus;
import io.defenderxdr.testkit.FakeClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StatusCommandTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final StreamId EVENT = new StreamId("contoso", "event");

  @TempDir Path folder;

  private final FakeClock clock = new FakeClock(START);
  private final StatusBoard board = new StatusBoard(clock);
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void showsStreamsPartitionsLedgerAndGaps() throws Exception {
    try (ConsoleServer console = console(ConsoleOptions.local(0))) {
      String url = console.start();
      fill();
      assertThat(execute("status", "--url", url + "/")).isEqualTo(ExitCodes.OK);
    }
    assertThat(out.toString().lines())
        .contains(
            "STREAM         HEALTH    POSITION                         CAUGHT UP  RECORDS/S",
            "contoso/event  degraded  1 partition, 19 messages behind  30 s ago         0.3",
            "LEDGER         COUNTED SINCE         FETCHED  CREATED  ALREADY THERE  QUARANTINED"
                + "  DROPPED  UNSETTLED  ADDS UP",
            "contoso/event  2026-03-01T10:00:00Z       10        4              3            2"
                + "        1         10  yes",
            "Partitions of contoso/event, in messages:",
            "PARTITION  SEQUENCE  LAG  BEHIND  OFFERED  SETTLED  EXPIRED  MISSING  UNCOUNTED"
                + "  NOT SETTLED BETWEEN",
            "        3        41   19  5 min        20        1        7        0          0",
            "What could not be read:")
        .anyMatch(line -> line.startsWith("contoso/event is degraded since 2026-03-01T10:00:00Z:"))
        .anyMatch(
            line -> line.startsWith("  contoso/event: partition 3: sequence numbers 42 to 48"));
    assertThat(errors.toString()).isEmpty();
  }

  @Test
  void printsOneJsonObjectForPrograms() throws Exception {
    try (ConsoleServer console = console(ConsoleOptions.local(0))) {
      String url = console.start();
      fill();
      board.gap(EVENT, "\u001b]0;owned\u0007 \u202eé");
      assertThat(execute("status", "--json", "--url", url)).isEqualTo(ExitCodes.OK);
    }
    assertThat(out.toString().lines()).hasSize(1);
    assertThat(out.toString().strip().chars()).allMatch(c -> c >= ' ' && c < 127);
    JsonNode both = new JsonMapper().readTree(out.toString());
    assertThat(both.path("streams").path(0).path("stream").asText()).isEqualTo("contoso/event");
    assertThat(both.path("ledger").path("streams").path(0).path("created").asLong()).isEqualTo(4);
  }

  @Test
  void letsNothingFromOutsideSteerTheTerminal() throws Exception {
    try (ConsoleServer console = console(ConsoleOptions.local(0))) {
      String url = console.start();
      board.starting(EVENT);
      board.gap(EVENT, "\u001b]0;owned\u0007\nfake\u009b2J\u202e\u2028");
      board.degraded(EVENT, "bad\rgood", null);
      assertThat(execute("status", "--url", url)).isEqualTo(ExitCodes.OK);
    }
    assertThat(out.toString().codePoints()).allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
    assertThat(out.toString()).contains("\\u001b]0;owned\\u0007\\u000afake\\u009b2J\\u202e\\u2028");
  }

  @Test
  void saysWhereAStreamRunsThatThisOneStandsByFor() throws Exception {
    try (ConsoleServer console = console(ConsoleOptions.local(0))) {
      String url = console.start();
      board.of(Part.STATE).standsBy(EVENT, "host-2");
      assertThat(board.streams()).allMatch(StreamStatus::ready);
      assertThat(execute("status", "--url", url)).isEqualTo(ExitCodes.OK);
      assertThat(out.toString())
          .contains("standby")
          .contains(
              "contoso/event runs on collector host-2; this one takes over when that one ends.");
      board.of(Part.STATE).runsHere(EVENT);
      assertThat(board.streams()).noneMatch(StreamStatus::ready);
    }
  }

  @Test
  void teachesWhereThereIsNoStream() throws Exception {
    try (ConsoleServer console = console(ConsoleOptions.local(0))) {
      assertThat(execute("status", "--url", console.start())).isEqualTo(ExitCodes.OK);
    }
    assertThat(out).hasToString("The collector reads no stream yet.\n");
  }

  @Test
  void showsItsCredentialWhereOneIsWanted() throws Exception {
    var credential = new ConsoleOptions.Credential("soc", "pä:ss");
    Path password = folder.resolve("password");
    Files.writeString(password, "pä:ss\n");
    Path wrong = folder.resolve("wrong");
    Files.writeString(wrong, "guess\n");
    var options = new ConsoleOptions("127.0.0.1", 0, credential, List.of(), List.of());
    try (ConsoleServer console = console(options)) {
      String url = console.start();
      assertThat(execute("status", "--url", url)).isEqualTo(ExitCodes.USAGE);
      assertThat(errors.toString())
          .contains("wants a user name and a password: give --user and --password-file");
      assertThat(execute("status", "--url", url, "--user=soc", "--password-file=" + wrong))
          .isEqualTo(ExitCodes.USAGE);
      assertThat(errors.toString()).contains("does not accept this user name and password");
      assertThat(execute("status", "--url", url, "--user=soc", "--password-file=" + password))
          .isEqualTo(ExitCodes.OK);
    }
  }

  @Test
  void saysThatNoCollectorAnswers() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(execute("status", "--url", "http://127.0.0.1:" + free)).isEqualTo(5);
    assertThat(errors)
        .hasToString(
            "No collector answers at http://127.0.0.1:%1$d (connection refused by 127.0.0.1:%1$d): start it, or name its console with --url.\n"
                .formatted(free));
  }

  @Test
  void refusesAnAddressThatIsNone() {
    for (String url : List.of("localhost:8080", "ftp://a", "http://a b", "http://u:p@host")) {
      assertThat(execute("status", "--url", url)).isEqualTo(ExitCodes.USAGE);
    }
    assertThat(errors.toString()).contains("--url must be an address").doesNotContain("u:p");
  }

  private ConsoleServer console(ConsoleOptions options) {
    ConsoleSources sources =
        new ConsoleSources(board, most -> new NewestAlerts.Found(List.of()), () -> "", clock);
    return new ConsoleServer(sources, options);
  }

  private void fill() {
    board.fetched(EVENT, "3", 10, 5_000);
    HubPosition position =
        new HubPosition(
            new HubGroup("ns", "hub", "group"), "3", "o", 41, START.minus(Duration.ofMinutes(5)));
    board.settled(new SourceBatch(EVENT, List.of(), position), new Settlement(4, 3, 2, 1));
    board.expired(EVENT, "3", 7);
    board.seen(EVENT, new PartitionSight("3", 0, 60, START, 0));
    board.caughtUp(EVENT);
    clock.advance(Duration.ofSeconds(30));
  }

  private int execute(String... arguments) {
    CommandLine program = DefenderXdr.commandLine();
    program.setOut(new PrintWriter(out, true));
    program.setErr(new PrintWriter(errors, true));
    return program.execute(arguments);
  }
}
