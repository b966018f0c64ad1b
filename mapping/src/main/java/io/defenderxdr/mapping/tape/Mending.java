package io.defenderxdr.mapping.tape;

/** Repairs of texts that no UTF-8 can hold. */
public final class Mending {

  private Mending() {}

  /**
   * Puts U+FFFD in the place of each half of a character whose other half is missing, in all texts.
   *
   * @return whether there was any
   */
  public static boolean mend(Tape tape) {
    boolean any = false;
    if (!tape.characters().hasHalves()) {
      return false;
    }
    for (int node = 0; node < tape.size(); node++) {
      if (tape.kind(node) == Kind.TEXT && !tape.slices().has(node)) {
        any |= mend(tape, node);
      }
    }
    return any;
  }

  /** The same for one text or name; whether there was any. */
  static boolean mend(Tape tape, int node) {
    return tape.characters().mend(tape.start(node), tape.end(node));
  }
}
