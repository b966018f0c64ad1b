package io.defenderxdr.simulator.tenant;

import io.defenderxdr.simulator.attack.Dice;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** Decides what changes next: mostly young alerts go on, some old ones do, and new ones come. */
final class Evolution {
  private static final int CHANCE = 12;
  private static final int TRIES = 20;
  private static final int NEW_PERCENT = 15;
  private static final int YOUNG_PERCENT = 70;
  private static final int YOUNG = 200;

  private final long seed;
  private final Register register;

  Evolution(long seed, Register register) {
    this.seed = seed;
    this.register = register;
  }

  /** The alert that change number {@code change} goes to, or none for a new alert. */
  OptionalInt next(int change, IntPredicate spared) {
    Dice dice = dice(change);
    if (dice.percent(NEW_PERCENT)) {
      return OptionalInt.empty();
    }
    boolean young = dice.percent(YOUNG_PERCENT);
    int range = young ? Math.min(YOUNG, register.size()) : register.size();
    for (int tries = 0; tries < TRIES; tries++) {
      int number = register.size() - 1 - dice.below(range);
      if (!register.get(number).pending() && !spared.test(number)) {
        return OptionalInt.of(number);
      }
    }
    return OptionalInt.empty();
  }

  /** Where within its interval a change falls, in parts of it. */
  long jitter(int change, long interval) {
    Dice dice = dice(change);
    dice.next();
    dice.next();
    return dice.below(Math.max(1, interval));
  }

  private Dice dice(int change) {
    return Dice.of(seed, CHANCE, change);
  }
}
