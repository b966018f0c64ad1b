package io.defenderxdr.simulator.stream;

import io.defenderxdr.simulator.attack.AlertState;
import io.defenderxdr.simulator.attack.AlertWriter;
import io.defenderxdr.simulator.attack.Plot;
import io.defenderxdr.simulator.attack.Story;
import io.defenderxdr.simulator.attack.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An alert of the tenant, as the alert tables tell about it.
 *
 * @param id the id that Graph shows too
 * @param place the number of the device under attack, of whose user it speaks
 */
record AlertFacts(String id, Story.Scene scene, int place, String techniques) {
  private static final int SOME = 300;

  /** The first alerts of a tenant. */
  static List<AlertFacts> of(World world) {
    Map<String, String> names = names();
    Plot plot = new Plot(world.seed());
    AlertWriter writer = new AlertWriter(world);
    List<AlertFacts> alerts = new ArrayList<>();
    for (int number = 0; number < SOME; number++) {
      AlertState.Origin origin = plot.next();
      Story.Scene scene = plot.story(origin.incident()).scenes().get(origin.scene());
      AlertState state = new AlertState(number, origin, 0, new long[] {0});
      String id = writer.identity(state).id();
      alerts.add(
          new AlertFacts(id, scene, writer.deviceUnderAttack(state), techniques(scene, names)));
    }
    return List.copyOf(alerts);
  }

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    for (Line line : Line.of("techniques.txt")) {
      int blank = line.text().indexOf(' ');
      names.put(line.text().substring(0, blank), line.text().substring(blank + 1));
    }
    return names;
  }

  private static String techniques(Story.Scene scene, Map<String, String> names) {
    List<String> texts =
        scene.facts().techniques().stream()
            .map(id -> "\"" + names.getOrDefault(id, "Technique") + " (" + id + ")\"")
            .toList();
    return "[" + String.join(",", texts) + "]";
  }

  /** The severity as the tables write it. */
  String severity() {
    String severity = scene.facts().severity();
    return severity.substring(0, 1).toUpperCase(Locale.ROOT) + severity.substring(1);
  }

  /** What found it, as the tables write it. */
  String detection() {
    return switch (scene.service()) {
      case ENDPOINT -> "EDR";
      case ANTIVIRUS -> "Antivirus";
      case CUSTOM -> "Custom detection";
      case SENTINEL -> "Scheduled alerts";
      default -> scene.service().productName();
    };
  }
}
