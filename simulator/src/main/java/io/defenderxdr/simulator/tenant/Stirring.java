package io.defenderxdr.simulator.tenant;

import io.defenderxdr.simulator.attack.AlertState;
import io.defenderxdr.simulator.time.Ticks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Picks alerts for changes that a fault asks for. */
final class Stirring {
  private static final long DAY = Ticks.PER_SECOND * 86_400L;

  private Stirring() {}

  /** Changes some alerts: the one at a place and those right behind it. */
  static void stir(Register register, @Nullable Key behind, int count, IntConsumer change) {
    Key place = behind == null ? new Key(0, 0) : behind;
    List<Integer> chosen = new ArrayList<>();
    for (Alert alert : register.byUpdate().tailMap(place, true).values()) {
      if (chosen.size() < count && !alert.pending()) {
        chosen.add(alert.number());
      }
    }
    chosen.forEach(change::accept);
  }

  /** So many alerts, spread over all. */
  static List<Integer> spread(Register register, int count, IntPredicate spared) {
    int wanted = Math.min(count, register.size());
    int stride = Math.max(1, register.size() / Math.max(1, wanted));
    List<Integer> chosen = new ArrayList<>();
    for (int alert = 0; alert < register.size() && chosen.size() < wanted; alert += stride) {
      if (!register.get(alert).pending() && !spared.test(alert)) {
        chosen.add(alert);
      }
    }
    return chosen;
  }

  static AlertState middle(Register register, long now) {
    Collection<Alert> recent = register.byUpdate().tailMap(new Key(now - DAY, 0)).values();
    Collection<Alert> some = recent.isEmpty() ? register.byUpdate().values() : recent;
    return some.stream().skip(some.size() / 2).findFirst().orElseThrow().current();
  }
}
