package io.defenderxdr.delivery.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.pipeline.PipelineListener;
import io.defenderxdr.pipeline.QuarantineEntry;
import io.defenderxdr.pipeline.StateFolderException;
import io.defenderxdr.retry.Pause;
import io.defenderxdr.testkit.FakeClock;
import io.defenderxdr.testkit.QuarantineContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileQuarantineTest extends QuarantineContract {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final StreamId STREAM = new StreamId("contoso", "alert");

  @TempDir Path folder;
  private final FakeClock clock = new FakeClock(NOW);
  private final List<String> health = new ArrayList<>();
  private Runnable whileWaiting = () -> {};

  @Override
  protected List<String> kept(StreamId stream) throws IOException {
    return Files.readAllLines(folder.resolve(stream.tenant() + "." + stream.stream() + ".ndjson"));
  }

  @Override
  protected FileQuarantine open() {
    PipelineListener listener =
        new PipelineListener() {
          @Override
          public void degraded(StreamId stream, String reason, Instant until) {
            health.add(reason);
          }

          @Override
          public void recovered(StreamId stream) {
            health.add("recovered");
          }
        };
    Pause pause =
        new Pause() {
          @Override
          public void forAtLeast(Duration duration) throws InterruptedException {
            if (Thread.interrupted()) {
              throw new InterruptedException();
            }
            clock.advance(duration);
            whileWaiting.run();
          }

          @Override
          public void until(Instant moment) throws InterruptedException {
            forAtLeast(Duration.between(clock.instant(), moment));
          }
        };
    return FileQuarantine.open(folder, new FileQuarantine.Surroundings(listener, clock, pause));
  }

  private static QuarantineEntry entry(String id, String document) {
    return new QuarantineEntry(
        STREAM,
        "logs-x",
        id == null ? null : new DocumentId(id),
        document,
        "a \"reason\"",
        "alert 1",
        NOW);
  }

  private Path file() {
    return folder.resolve("contoso.alert.ndjson");
  }

  @Test
  void writesOneLineForEachEntry() throws Exception {
    FileQuarantine quarantine = open();
    quarantine.put(entry("one", "{\"a\":\n 1.10}"));
    quarantine.put(entry(null, "{\"torn"));
    assertThat(file())
        .hasContent(
            """
            {"stream":"contoso/alert","index":"logs-x","_id":"one","document":{"a":  1.10},"reason":"a \\"reason\\"","origin":"alert 1","at":"2026-03-01T12:00:00Z"}
            {"stream":"contoso/alert","index":"logs-x","document":"{\\"torn","reason":"a \\"reason\\"","origin":"alert 1","at":"2026-03-01T12:00:00Z"}
            """);
    assertThat(quarantine.count(STREAM)).isEqualTo(2);
    assertThat(folder.toFile().list()).containsExactly("contoso.alert.ndjson");
  }

  @Test
  void keepsEveryEntryWithoutAnId() throws Exception {
    FileQuarantine quarantine = open();
    quarantine.put(entry(null, "{}"));
    quarantine.put(entry(null, "{}"));
    assertThat(quarantine.count(STREAM)).isEqualTo(2);
  }

  @Test
  void isNotMisledByTwoIdsWithTheSameMark() throws Exception {
    FileQuarantine quarantine = open();
    quarantine.put(entry("Aa", "{}"));
    quarantine.put(entry("BB", "{}"));
    assertThat(quarantine.count(STREAM)).isEqualTo(2);
  }

  @Test
  void goesOnBehindALineThatAKillTore() throws Exception {
    open().put(entry("one", "{}"));
    Files.writeString(
        file(), "{\"stream\":\"contoso/alert\",\"_id\":\"two\",\"docu", StandardOpenOption.APPEND);
    FileQuarantine second = open();
    assertThat(second.count(STREAM)).isEqualTo(1);
    second.put(entry("two", "{}"));
    assertThat(second.count(STREAM)).isEqualTo(2);
    List<String> lines = Files.readAllLines(file());
    assertThat(lines).hasSize(3);
    assertThat(lines.get(2)).contains("\"_id\":\"two\"").endsWith("}");
    assertThat(open().count(STREAM)).isEqualTo(2);
  }

  @Test
  void waitsForADiskThatFailsAndThenKeepsTheEntry() throws Exception {
    FileQuarantine quarantine = open();
    Files.createDirectory(file());
    int[] tries = {0};
    whileWaiting =
        () -> {
          if (++tries[0] == 3) {
            try {
              Files.delete(file());
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    quarantine.put(entry("one", "{}"));
    assertThat(tries[0]).isEqualTo(3);
    assertThat(health).hasSize(4).last().isEqualTo("recovered");
    assertThat(health.getFirst())
        .startsWith("The quarantine file " + file() + " cannot be written (")
        .endsWith("free space on its disk or repair it; nothing is lost, the stream waits.");
    assertThat(quarantine.count(STREAM)).isEqualTo(1);
  }

  @Test
  void stopsWhenAskedWhileItWaitsForTheDisk() throws Exception {
    FileQuarantine quarantine = open();
    Files.createDirectory(file());
    Thread[] waiting = {Thread.currentThread()};
    whileWaiting = waiting[0]::interrupt;
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> quarantine.put(entry("one", "{}")));
  }

  @Test
  void saysInOneSentenceThatTheFolderCannotBeUsed() throws Exception {
    folder = Files.writeString(folder.resolve("file"), "");
    assertThatExceptionOfType(StateFolderException.class)
        .isThrownBy(this::open)
        .withMessageStartingWith("The quarantine folder " + folder + " cannot be used (")
        .withMessageEndingWith(
            "make it readable and writable for this user, or choose another with state.path.");
  }
}
