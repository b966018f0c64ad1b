package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;

/**
 * A vendor field that is a duplicate is removed (specification: event tables 4, D; device tables
 * 8.1, 11 D13).
 *
 * @param field its number
 * @param copies fields that its value may have gone to; not changed by anyone
 * @param always whether it is removed although none of them has its value, as in the reference
 */
public record CleanUpStep(int field, int[] copies, boolean always) implements Step {

  @Override
  public void run(EventWork work) {
    int value = work.field(field);
    if (value != Tape.NONE && (always || isCopied(work, value))) {
      work.setField(field, Tape.NONE);
    }
  }

  private boolean isCopied(EventWork work, int value) {
    for (int copy : copies) {
      int there = work.field(copy);
      if (there != Tape.NONE && isOurs(work, copy, there)) {
        return true;
      }
    }
    for (int copy : copies) {
      int there = work.field(copy);
      if (there != Tape.NONE && isEqual(work.tape(), there, value)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOurs(EventWork work, int copy, int there) {
    return work.writer(copy) == field && work.tape().exists(there);
  }

  private static boolean isEqual(Tape tape, int there, int value) {
    return switch (tape.kind(value)) {
      case Kind.TEXT, Kind.NUMBER -> isEqualText(tape, there, value);
      case Kind.TRUE, Kind.FALSE -> tape.kind(there) == tape.kind(value);
      default -> false;
    };
  }

  private static boolean isEqualText(Tape tape, int there, int value) {
    byte kind = tape.kind(there);
    if (kind == Kind.GROWN) {
      return Lists.holds(tape, there, value);
    }
    return (kind == Kind.TEXT || kind == Kind.NUMBER) && tape.isSame(there, value);
  }
}
