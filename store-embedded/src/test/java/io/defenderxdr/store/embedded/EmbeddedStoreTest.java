package io.defenderxdr.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void leaveNothingBehind() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void keepsWhatItAcknowledgedWhenKilledAndEndsWhenItsParentDoes() throws Exception {
    Process first = start();
    BufferedReader lines = first.inputReader();
    String url = urlIn(lines);
    assertThat(url).startsWith("http://127.0.0.1:");
    assertThat(call("GET", url + "/", "")).contains("\"distribution\" : \"opensearch\"");
    assertThat(call("PUT", url + "/kept/_create/1", "{\"a\":1}")).contains("\"created\"");
    first.toHandle().destroyForcibly();
    assertThat(lines.readLine()).as("second line of standard output").isNull();

    Process second = start();
    String again = urlIn(second.inputReader());
    assertThat(call("GET", again + "/_cluster/health/kept?wait_for_status=green&timeout=20s", ""))
        .contains("\"green\"");
    assertThat(call("GET", again + "/kept/_doc/1", "")).contains("\"found\":true");
    assertThat(second.errorReader().ready()).as("noise on standard error").isFalse();
    second.getOutputStream().close();
    assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isZero();
    assertThat(Files.readString(folder.resolve("logs/store.log"))).contains("Node closed");
  }

  private Process start() throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                EmbeddedStore.class.getName(),
                "--path",
                folder.toString(),
                "--child")
            .start();
    started.add(process);
    return process;
  }

  private static String urlIn(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    assertThat(line).isNotNull().startsWith("{\"url\":\"").endsWith("\"}");
    return line.substring("{\"url\":\"".length(), line.length() - 2);
  }

  private static String call(String method, String url, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
