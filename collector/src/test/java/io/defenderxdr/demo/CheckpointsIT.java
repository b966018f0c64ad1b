package io.defenderxdr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.defenderxdr.azure.AzureStorage;
import io.defenderxdr.azure.BlobWaits;
import io.defenderxdr.http.HttpRoute;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.settings.BlobContainer;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.settings.Secret;
import io.defenderxdr.testkit.Azurite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Positions from the command line: the program, a hub and a storage account. */
class CheckpointsIT {

  private static final String NO_STORE = "http://127.0.0.1:1";
  private static final String VERSION_1 =
      "{\"checkpoint\":{\"offset\":\"\",\"sequenceNumber\":2,\"enqueueTime\":\"\"}}";

  @TempDir Path folder;

  @Test
  void showsImportsAndResetsThePositionsOfAHub() throws Exception {
    Azurite.shared(); // where there is none, the test is skipped before anything is started
    try (Stage stage = new Stage(folder)) {
      SimulatedTenant tenant = stage.simulator("--hub-port=0", "--backlog=2000");
      tenant.freeze(stage.caller);
      HubStage hub = new HubStage(stage, tenant, NO_STORE);
      String config =
          hub.configure("collector", HubStage.newContainer(), "", HubStage.Part.events(hub.amqp()))
              .toString();
      JsonNode fresh = partitions("show", "--config", config);
      assertThat(fresh).isNotEmpty();
      assertThat(fresh).allMatch(one -> one.path("sequence").isNull());
      assertThat(fresh).allMatch(one -> one.path("lag").asLong() > 3);

      String elastic = HubStage.newContainer();
      container(elastic)
          .write(new StateStore.Entry("1", Map.of(), VERSION_1), new StateStore.Expected.Nothing());
      JsonNode dry =
          partitions("import", "--config", config, "--from-container", elastic, "--dry-run");
      assertThat(dry.path(1).path("firstRecord").asText()).contains("sequence 3");
      assertThat(dry.path(0).path("firstRecord").asText()).contains("sequence 0");
      assertThat(partitions("show", "--config", config).path(1).path("sequence").isNull()).isTrue();

      partitions("import", "--config", config, "--from-container", elastic);
      JsonNode imported = partitions("show", "--config", config);
      assertThat(imported.path(1).path("sequence").asLong()).isEqualTo(2);
      assertThat(imported.path(0).path("sequence").isNull()).isTrue();

      JsonNode reset = partitions("reset", "--config", config, "--to", "latest");
      assertThat(reset).allMatch(one -> one.path("lag").asLong() == 0);
      assertThat(reset).hasSameSizeAs(fresh);
    }
  }

  private static JsonNode partitions(String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of("checkpoints"));
    words.addAll(Arrays.asList(arguments));
    words.add("--json");
    try (Program program = Program.cli(words.toArray(String[]::new))) {
      int exit = program.exitCode();
      assertThat(exit).as(program.output()).isZero();
      return new JsonMapper().readTree(program.lastLine()).path("partitions");
    }
  }

  private static StateStore container(String name) {
    BlobContainer.Login login =
        new BlobContainer.Login.ConnectionString(
            new Secret(Azurite.shared().connectionString()),
            new Configuration.Way(Optional.empty(), List.of(), Configuration.Verification.FULL));
    return AzureStorage.of(login, HttpRoute.DIRECT)
        .states(name, new BlobWaits(BlobWaits.USUAL, HubStage.WALL, new Random(1)));
  }
}
