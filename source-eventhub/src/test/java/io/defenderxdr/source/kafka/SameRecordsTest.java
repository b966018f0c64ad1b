package io.defenderxdr.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.checkpoint.FileStateStore;
import io.defenderxdr.retry.TimeScale;
import io.defenderxdr.source.export.Exported;
import io.defenderxdr.source.export.Looking;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One record, two ways: its bytes are the same, and so is the id made of them. */
final class SameRecordsTest {

  private static final List<String> RECORDS =
      List.of(
          "{\"time\":\"2026-01-01T00:00:00Z\",\"category\":\"AdvancedHunting-DeviceEvents\",\"properties\":{\"ReportId\":7}}",
          "{ \"category\" : \"AdvancedHunting-EmailEvents\", \"properties\":{\"n\":9007199254740993, \"s\":\"a\\nb \\u0041 \u00e9\"} }",
          "{\"properties\":{}}",
          "no json");

  @TempDir private Path folder;

  @Test
  void recordsAreTheSameBytesOverKafkaAndFromTheExport() throws Exception {
    Clock clock = Clock.systemUTC();
    Instant now = clock.instant();
    FileStateStore store =
        FileStateStore.open(folder.resolve("state"), clock, TimeScale.real(clock).pause());
    try (Exported exported = new Exported();
        Broker broker = Broker.start(folder)) {
      broker.hub("same", 1);
      broker.put("same", 0, "{\"records\": [" + String.join(" , ", RECORDS.subList(0, 3)) + "]}");
      broker.put("same", 0, RECORDS.get(3));
      exported.append("any", now, String.join("\r\n", RECORDS) + "\r\n");
      Reading kafka =
          new Reading(Reading.options(broker.plain(), new KafkaAccess.Nobody(), "same"));
      kafka.source().runOnce(kafka);
      Looking export = new Looking(exported.account(), store, now, now.minus(Duration.ofDays(1)));
      export.source().runOnce(export);
      assertThat(kafka.records).isEqualTo(RECORDS);
      assertThat(export.records).isEqualTo(RECORDS);
    }
  }
}
