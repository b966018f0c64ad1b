package io.defenderxdr.mapping.tape;

/** Repairs of texts that no UTF-8 can hold. */
public final class Mending {

  private Mending() {}

  /** Puts U+FFFD in the place of each half of a character whose other half is missing. */
  public static void mend(Tape tape) {
    for (int node = 0; node < tape.size(); node++) {
      byte kind = tape.kind(node);
      if (kind == Kind.TEXT || kind == Kind.NAME) {
        mend(tape, node);
      }
    }
  }

  /** The same for one text or name; whether there was any. */
  static boolean mend(Tape tape, int node) {
    return tape.characters().mend(tape.start(node), tape.end(node));
  }
}
