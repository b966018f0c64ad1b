package io.defenderxdr.mapping.tape;

/** Tells apart nearly all texts at a glance; whoever needs to be sure compares them. */
public final class RoughHash {

  /** One of so many characters is looked at. */
  private static final int SAMPLED = 4;

  private RoughHash() {}

  /** Of a text's length and some of its characters; the same however the text lies on the tape. */
  public static int of(Tape tape, int text) {
    boolean plain = tape.slices().isPlain(text);
    int length = tape.count(text);
    int start = plain ? tape.slices().start(text) : tape.start(text);
    int hash = length;
    for (int i = length - 1; i >= 0; i -= SAMPLED) {
      hash = 31 * hash + (plain ? tape.slices().bytes()[start + i] : tape.chars()[start + i]);
    }
    return hash;
  }
}
