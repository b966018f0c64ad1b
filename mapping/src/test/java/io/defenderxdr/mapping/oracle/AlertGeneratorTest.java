package io.defenderxdr.mapping.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertGeneratorTest {

  @Test
  void makesTheSameAlertsFromTheSameSeed() {
    AlertGenerator one = new AlertGenerator(7);
    AlertGenerator two = new AlertGenerator(7);
    for (int i = 0; i < 200; i++) {
      assertThat(one.next()).isEqualTo(two.next());
    }
  }

  @Test
  void reachesEveryEcsFieldOfTheAlertStream() {
    AlertGenerator generator = new AlertGenerator(1);
    Set<String> reached = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      AlertGenerator.Case one = generator.next();
      Map<String, String> leaves =
          new AlertOracle(one.tags())
              .map(one.json())
              .map(mapped -> Leaves.of(mapped.document()))
              .orElse(Map.of());
      reached.addAll(leaves.keySet());
    }
    assertThat(reached)
        .contains(
            "cloud.provider",
            "email.sender.address",
            "event.duration",
            "file.size",
            "group.name",
            "process.parent.entity_id",
            "process.parent.executable",
            "process.user.id",
            "registry.data.type",
            "user.email");
  }
}
