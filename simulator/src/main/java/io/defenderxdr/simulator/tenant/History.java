package io.defenderxdr.simulator.tenant;

import io.defenderxdr.simulator.attack.Dice;
import io.defenderxdr.simulator.attack.Plot;
import io.defenderxdr.simulator.time.Ticks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Fills a tenant with what happened in the 30 days before its start. */
final class History {
  private static final int CHANCE = 11;
  private static final long DAY = Ticks.PER_SECOND * 86_400L;
  private static final long SPAN = DAY * 59 / 2;
  private static final int PAGE = 1000;

  private History() {}

  static void write(Birth birth, Plot plot, Register register) {
    int alerts = birth.scenario().alerts();
    long gap = SPAN / alerts;
    for (int number = 0; number < alerts; number++) {
      Dice dice = Dice.of(birth.seed(), CHANCE, number);
      long created = birth.start() - SPAN + gap * number + dice.below(gap);
      live(register.add(plot.next(), created), created, birth.start(), dice);
    }
    if (birth.sameInstant() > 0) {
      crowd(birth, register);
    }
    for (Alert alert : register.all()) {
      register.publish(alert);
    }
  }

  private static void live(Alert alert, long created, long end, Dice dice) {
    long time = created;
    for (int updates = dice.below(6); updates > 0; updates--) {
      // Most reactions come within the hour, some after days.
      long span = dice.percent(70) ? Ticks.PER_SECOND * 3_600 : DAY * 3;
      time += Ticks.PER_SECOND + dice.below(span);
      if (time < end) {
        alert.update(time);
      }
    }
  }

  /**
   * Lets many alerts share one instant, around the first page end as seen from 30 days and 24 h.
   */
  private static void crowd(Birth birth, Register register) {
    List<Alert> ordered = new ArrayList<>(register.all());
    ordered.sort(Comparator.comparingLong(Alert::newest));
    int size = Math.min(birth.sameInstant(), ordered.size() / 3);
    gather(ordered, firstPageEnd(ordered.size(), 0, size), size);
    long yesterday = birth.start() - DAY;
    int recent = (int) ordered.stream().filter(alert -> alert.newest() < yesterday).count();
    gather(ordered, firstPageEnd(ordered.size(), recent, size), size);
  }

  private static int firstPageEnd(int all, int from, int size) {
    return Math.max(0, Math.min(from + PAGE - size / 2, all - size));
  }

  private static void gather(List<Alert> ordered, int from, int size) {
    long instant = ordered.get(from + size - 1).newest();
    for (Alert alert : ordered.subList(from, from + size)) {
      alert.moveNewest(instant);
    }
  }
}
