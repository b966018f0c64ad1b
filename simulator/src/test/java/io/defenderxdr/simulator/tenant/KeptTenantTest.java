package io.defenderxdr.simulator.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.simulator.BareClient;
import io.defenderxdr.simulator.MovableClock;
import io.defenderxdr.simulator.Scenario;
import io.defenderxdr.simulator.Stand;
import io.defenderxdr.simulator.TenantFolderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTenantTest {
  private final MovableClock clock = new MovableClock();
  @TempDir private Path folder;

  @Test
  void goesOnWhereItEnded() throws Exception {
    Set<String> offered;
    List<String> current;
    try (Stand stand = start(folder)) {
      stand.client().signIn().everything(1000);
      clock.move(Duration.ofMinutes(3));
      stand.client().everything(1000);
      offered = new HashSet<>(stand.client().keys("GET", "/offered"));
      current = stand.client().keys("POST", "/freeze");
    }
    clock.move(Duration.ofDays(2));
    try (Stand stand = start(folder)) {
      assertThat(stand.client().keys("GET", "/offered"))
          .containsExactlyInAnyOrderElementsOf(offered);

      clock.move(Duration.ofMinutes(1));

      assertThat(stand.client().keys("POST", "/freeze")).isNotEqualTo(current);
    }
  }

  @Test
  void outlivesAKillThatCutsItsLastLine() throws Exception {
    Set<String> offered;
    Path copy = folder.resolve("copy");
    try (Stand stand = start(folder.resolve("first"))) {
      stand.client().signIn().everything(1000);
      clock.move(Duration.ofMinutes(3));
      offered = new HashSet<>(stand.client().keys("GET", "/offered"));
      Files.createDirectories(copy);
      Files.copy(folder.resolve("first").resolve("tenant.log"), copy.resolve("tenant.log"));
    }
    Files.writeString(copy.resolve("tenant.log"), "u 12 17", StandardOpenOption.APPEND);

    try (Stand stand = start(copy)) {
      assertThat(stand.client().keys("GET", "/offered"))
          .containsExactlyInAnyOrderElementsOf(offered);
    }
  }

  @Test
  void knowsAClientsTokenAgain() throws Exception {
    String token;
    try (Stand stand = start(folder)) {
      token = stand.client().signIn().token();
    }
    try (Stand stand = start(folder)) {
      BareClient client = stand.client();
      assertThat(
              client
                  .get(
                      client.url(),
                      request -> request.setHeader("Authorization", "Bearer " + token))
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void refusesAFolderThatHoldsSomethingElse() throws Exception {
    Files.writeString(folder.resolve("tenant.log"), "shopping list\n");

    assertThatThrownBy(() -> start(folder))
        .isInstanceOf(TenantFolderException.class)
        .hasMessageContaining("is not one of this simulator")
        .hasMessageContaining("--data");
  }

  @Test
  void refusesAFolderThatAnotherOneUses() throws Exception {
    try (Stand first = start(folder)) {
      assertThat(first.client().keys("GET", "/offered")).isNotEmpty();
      assertThatThrownBy(() -> start(folder)).isInstanceOf(TenantFolderException.class);
    }
  }

  private Stand start(Path data) throws Exception {
    return Stand.of(Scenario.SMALL, Map.of(), clock, data);
  }
}
