package io.defenderxdr.mapping.tape;

/** Whether nothing remains of a value once null, empty texts, lists and objects are left out. */
final class Emptiness {

  private Emptiness() {}

  static boolean of(Tape tape, int node) {
    return switch (tape.kind(node)) {
      case Kind.NULL, Kind.GONE -> true;
      case Kind.TEXT -> tape.length(node) == 0;
      case Kind.OBJECT -> within(tape, node, 1);
      case Kind.LIST -> within(tape, node, 0);
      case Kind.GROWN -> grown(tape, node, 0, 1);
      case Kind.FIELDS -> grown(tape, node, 1, 2);
      case Kind.PAIR -> of(tape, tape.end(node));
      default -> false;
    };
  }

  private static boolean within(Tape tape, int container, int names) {
    int at = tape.start(container);
    while (at < tape.end(container)) {
      int value = at + names;
      if (!of(tape, value)) {
        return false;
      }
      at = tape.after(value);
    }
    return true;
  }

  private static boolean grown(Tape tape, int node, int first, int step) {
    for (int i = first; i < tape.grownSize(node); i += step) {
      if (!of(tape, tape.element(node, i))) {
        return false;
      }
    }
    return true;
  }
}
