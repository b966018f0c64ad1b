package io.defenderxdr.mapping.tape;

/** The elements of lists. */
public final class Elements {

  private Elements() {}

  /** Number of elements of a list of either kind; 0 for anything else. */
  public static int count(Tape tape, int list) {
    byte kind = tape.kind(list);
    if (kind == Kind.GROWN) {
      return tape.grownSize(list);
    }
    int count = 0;
    if (kind == Kind.LIST) {
      for (int at = tape.start(list); at < tape.end(list); at = tape.after(at)) {
        count++;
      }
    }
    return count;
  }
}
