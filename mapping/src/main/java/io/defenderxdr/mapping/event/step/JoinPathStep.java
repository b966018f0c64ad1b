package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;

/**
 * The path of a folder and a name (specification: device tables 5.2, 5.3, 11 N4). A folder that
 * ends with the name is the path already.
 *
 * @param when whether it is done
 * @param target field of the path
 * @param folder field of the folder
 * @param name field of the name
 * @param join how
 */
record JoinPathStep(Check when, int target, int folder, int name, Join join) implements Step {

  /** How a folder and a name are joined. */
  enum Join {
    /** A missing part is left out; the folder may end with the name, ignoring case. */
    SENSIBLY,
    /** A missing part is empty; the folder may end with the name. */
    UNLESS_ENDS,
    /** A missing part is empty; the name is put behind the folder in any case. */
    ALWAYS
  }

  @Override
  public void run(EventWork work) {
    if (!when.holds(work)) {
      return;
    }
    Tape tape = work.tape();
    int left = work.field(folder);
    int right = work.field(name);
    boolean both = tape.kind(left) == Kind.TEXT && tape.kind(right) == Kind.TEXT;
    if (both && join != Join.ALWAYS && endsWith(tape, left, right)) {
      if (tape.isFilled(left)) {
        work.setField(target, left, folder);
      }
    } else if (join != Join.SENSIBLY) {
      work.setField(target, joined(tape, left, right), target);
    } else if (isText(tape, left)) {
      work.setField(target, isText(tape, right) ? separated(tape, left, right) : left, folder);
    } else if (isText(tape, right)) {
      work.setField(target, right, name);
    }
  }

  private static boolean isText(Tape tape, int value) {
    return tape.kind(value) == Kind.TEXT && tape.isFilled(value);
  }

  private boolean endsWith(Tape tape, int left, int right) {
    return Letters.ends(tape, left, right, join == Join.SENSIBLY);
  }

  private static int joined(Tape tape, int left, int right) {
    int folderText = tape.exists(left) ? Conversions.rendered(tape, left) : Tape.NONE;
    int nameText = tape.exists(right) ? Conversions.rendered(tape, right) : Tape.NONE;
    int mark = tape.mark();
    if (folderText != Tape.NONE) {
      tape.put(folderText);
    }
    return end(tape, mark, '\\', nameText);
  }

  private static int separated(Tape tape, int left, int right) {
    char separator = Letters.has(tape, left, "/", false) ? '/' : '\\';
    boolean closed = Letters.ends(tape, left, "\\", false) || Letters.ends(tape, left, "/", false);
    int mark = tape.mark();
    tape.put(left);
    if (closed) {
      tape.put(right);
      return tape.ended(mark);
    }
    return end(tape, mark, separator, right);
  }

  private static int end(Tape tape, int mark, char separator, int right) {
    tape.put(separator);
    if (tape.exists(right)) {
      tape.put(right);
    }
    return tape.ended(mark);
  }
}
