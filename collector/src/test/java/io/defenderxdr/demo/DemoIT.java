package io.defenderxdr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing a newcomer does, through the launcher. */
class DemoIT {

  @TempDir Path folder;

  @Test
  void losesAndDoublesNothingAndGoesOnWhereItEnded() throws Exception {
    JsonNode first = demo("first.json");
    assertThat(first.path("documents").path("alert").path("created").asLong()).isPositive();
    assertThat(first.path("secondsToFirstDocument").asDouble()).isPositive();
    assertProven(first);
    JsonNode second = demo("second.json");
    assertProven(second);
    assertThat(second.path("offered").asInt())
        .as("the second demo goes on with the tenant of the first")
        .isGreaterThanOrEqualTo(first.path("offered").asInt());
    assertThat(second.path("documents").path("alert").path("created").asLong())
        .as("what the first one stored is not stored again")
        .isLessThan(first.path("documents").path("alert").path("created").asLong());
  }

  private static void assertProven(JsonNode summary) {
    assertThat(summary.path("lost").asInt(-1)).isZero();
    assertThat(summary.path("doubled").asInt(-1)).isZero();
    assertThat(summary.path("superseded").asInt(-1)).isZero();
  }

  private JsonNode demo(String summary) throws Exception {
    Path launcher = Path.of(System.getProperty("defenderxdr.home"), "defender-xdr");
    Path file = folder.resolve(summary);
    Path log = folder.resolve(summary + ".log");
    Process demo =
        new ProcessBuilder(
                launcher.toString(),
                "demo",
                "--port=0",
                "--store-port=0",
                "--hub-port=0",
                "--duration=12s",
                "--data=" + folder.resolve("data"),
                "--summary=" + file)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(demo.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(demo.exitValue()).as(Files.readString(log)).isZero();
    return new JsonMapper().readTree(file.toFile());
  }
}
