package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Elements;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;

/** Fields that are lists. */
final class Lists {

  private Lists() {}

  /** Puts a value, or each element of a list, as text onto a field's list. */
  static void put(EventWork work, int field, int value, boolean unlessThere) {
    Tape tape = work.tape();
    switch (tape.kind(value)) {
      case Kind.LIST -> {
        for (int at = tape.start(value); at < tape.end(value); at = tape.after(at)) {
          one(work, field, at, unlessThere);
        }
      }
      case Kind.GROWN -> {
        int count = Elements.count(tape, value);
        for (int i = 0; i < count; i++) {
          one(work, field, tape.element(value, i), unlessThere);
        }
      }
      default -> one(work, field, value, unlessThere);
    }
  }

  private static void one(EventWork work, int field, int value, boolean unlessThere) {
    Tape tape = work.tape();
    int list = list(work, field);
    if (!tape.exists(value)) {
      return;
    }
    int text = Conversions.rendered(tape, value);
    if (!(unlessThere && holds(tape, list, text))) {
      tape.push(list, text);
    }
  }

  /** The field's list; a single value becomes the first element. */
  private static int list(EventWork work, int field) {
    Tape tape = work.tape();
    int there = work.field(field);
    if (tape.kind(there) == Kind.GROWN) {
      return there;
    }
    int list = tape.grow(Kind.GROWN);
    if (tape.kind(there) == Kind.LIST) {
      for (int at = tape.start(there); at < tape.end(there); at = tape.after(at)) {
        tape.push(list, at);
      }
    } else if (tape.exists(there)) {
      tape.push(list, there);
    }
    work.setField(field, list);
    return list;
  }

  /** Whether a list has a text as an element. */
  static boolean holds(Tape tape, int list, int text) {
    int count = Elements.count(tape, list);
    for (int i = 0; i < count; i++) {
      int element = tape.element(list, i);
      if (tape.kind(element) == Kind.TEXT && tape.isSame(element, text)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a list of either kind has a text as an element. */
  static boolean holds(Tape tape, int list, String text) {
    if (tape.kind(list) == Kind.GROWN) {
      int count = Elements.count(tape, list);
      for (int i = 0; i < count; i++) {
        if (isText(tape, tape.element(list, i), text)) {
          return true;
        }
      }
    } else if (tape.kind(list) == Kind.LIST) {
      for (int at = tape.start(list); at < tape.end(list); at = tape.after(at)) {
        if (isText(tape, at, text)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isText(Tape tape, int node, String text) {
    return tape.kind(node) == Kind.TEXT && tape.isText(node, text);
  }
}
