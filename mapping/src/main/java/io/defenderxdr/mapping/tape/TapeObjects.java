package io.defenderxdr.mapping.tape;

/** Looking into the objects of a tape, and changing them. */
public final class TapeObjects {

  private TapeObjects() {}

  /** The value under a name of an object, the last one of that name; or {@link Tape#NONE}. */
  public static int child(Tape tape, int object, String name) {
    int found = Tape.NONE;
    if (tape.kind(object) == Kind.OBJECT) {
      for (int at = tape.start(object); at < tape.end(object); at = tape.after(at + 1)) {
        if (tape.isText(at, name) && tape.kind(at + 1) != Kind.GONE) {
          found = at + 1;
        }
      }
    }
    return found;
  }

  /** An object with one value. */
  public static int pair(Tape tape, String name, int value) {
    return tape.add(Kind.PAIR, tape.add(Kind.NAME, name), value);
  }

  /** Begins an object whose names and values are added next; end it with {@link #end}. */
  public static int begin(Tape tape) {
    int object = tape.add(Kind.NULL);
    tape.beginsBehind(object);
    return object;
  }

  /** Ends what {@link #begin} began. */
  public static void end(Tape tape, int object) {
    tape.nodes().kinds[object] = Kind.OBJECT;
    tape.close(object);
  }

  /** Makes a name or text another one. */
  public static void rename(Tape tape, int node, String text) {
    int other = tape.add(tape.kind(node), text);
    tape.nodes().starts[node] = tape.start(other);
    tape.nodes().ends[node] = tape.end(other);
  }

  /** Takes a value out of the object around it. */
  public static void remove(Tape tape, int node) {
    tape.nodes().ends[node] = tape.after(node);
    tape.nodes().kinds[node] = Kind.GONE;
  }
}
