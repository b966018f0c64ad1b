package io.defenderxdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is said before anything is connected. */
class CheckpointsCommandTest {

  private static final String HUB =
      "eventhub: insights, consumer_group: soc, connection_string: 'Endpoint=sb://127.0.0.1:1/;"
          + "SharedAccessKeyName=listen;SharedAccessKey=c2VjcmV0'";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private String config(String... tenants) throws IOException {
    StringBuilder text = new StringBuilder("tenants:\n");
    for (String tenant : tenants) {
      text.append("  - ").append(tenant).append('\n');
    }
    text.append("state: {kind: file, path: '").append(folder.resolve("state")).append("'}\n");
    text.append("store: {kind: opensearch, urls: ['http://127.0.0.1:1']}\n");
    return Files.writeString(folder.resolve("collector.yaml"), text).toString();
  }

  private static String tenant(String name, String event) {
    return "{name: %s, namespace: %s, streams: {event: {%s}}}".formatted(name, name, event);
  }

  private int execute(String... arguments) {
    CommandLine program = DefenderXdr.commandLine();
    program.setOut(new PrintWriter(out, true));
    program.setErr(new PrintWriter(errors, true));
    return program.execute(arguments);
  }

  @Test
  void saysWherePositionsOfKafkaLive() throws IOException {
    String file = config(tenant("contoso", HUB + ", receive: kafka"));
    assertThat(execute("checkpoints", "show", "--config", file)).isEqualTo(ExitCodes.USAGE);
    assertThat(errors)
        .hasToString(
            "Tenant contoso reads over Kafka, so its positions live in the hub, in the consumer group soc: stop its collectors and use a tool of Kafka such as kafka-consumer-groups.\n");
  }

  @Test
  void asksWhichOfManyTenants() throws IOException {
    String file = config(tenant("contoso", HUB), tenant("fabrikam", HUB));
    assertThat(execute("checkpoints", "show", "--config", file)).isEqualTo(ExitCodes.USAGE);
    assertThat(execute("checkpoints", "show", "--config", file, "--tenant", "adatum"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(errors.toString().lines())
        .containsOnly("--tenant: name one of those that read an event stream: contoso, fabrikam.");
  }

  @Test
  void refusesAPlaceThatIsNone() throws IOException {
    String file = config(tenant("contoso", HUB));
    assertThat(execute("checkpoints", "reset", "--config", file, "--to", "yesterday"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(errors.toString()).startsWith("--to: 'yesterday' is no place to go to: write");
  }

  @Test
  void wantsAStorageAccountToImportFrom() throws IOException {
    String file = config(tenant("contoso", HUB));
    assertThat(execute("checkpoints", "import", "--config", file, "--from-container", "elastic"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(errors)
        .hasToString(
            "--from-container: the settings name no storage account; give the stream its storage_account.\n");
  }

  @Test
  void teachesWhatCanBeDone() {
    assertThat(execute("checkpoints")).isEqualTo(ExitCodes.USAGE);
    assertThat(errors.toString())
        .contains("show", "import", "reset", "Examples:", "--from-container");
    assertThat(execute("checkpoints", "import", "--help")).isEqualTo(ExitCodes.OK);
    assertThat(out.toString()).contains("Elastic's input", "--dry-run", "--tenant=NAME");
  }
}
