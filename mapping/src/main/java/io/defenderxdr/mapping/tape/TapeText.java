package io.defenderxdr.mapping.tape;

/** A scalar of a tape, to be read as a text; one object for many. Used by one thread. */
public final class TapeText implements CharSequence {

  private final Tape tape;
  private int start;
  private int end;

  /** Reads from a tape. */
  public TapeText(Tape tape) {
    this.tape = tape;
  }

  /** Turns to a node; what was read before is forgotten. */
  public TapeText of(int node) {
    return of(tape.start(node), tape.end(node));
  }

  /** Turns to a range of characters. */
  public TapeText of(int from, int to) {
    start = from;
    end = to;
    return this;
  }

  @Override
  public int length() {
    return end - start;
  }

  @Override
  public char charAt(int index) {
    return tape.chars()[start + index];
  }

  @Override
  public CharSequence subSequence(int from, int to) {
    return toString().substring(from, to);
  }

  @Override
  public String toString() {
    return new String(tape.chars(), start, end - start);
  }
}
