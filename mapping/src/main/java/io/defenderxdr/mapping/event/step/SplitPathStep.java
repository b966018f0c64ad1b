package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;

/**
 * Folder, name and extension of a path (specification: device tables 5.1). The reference looks for
 * the extension in the whole path; otherwise it is looked for in the name alone.
 *
 * @param when whether it is done
 * @param from field of the path
 * @param directory field of the folder
 * @param name field of the name, filled if it has no value yet
 * @param extension field of the extension, filled if it has no value yet
 * @param anywhere whether the extension is looked for in the whole path
 */
record SplitPathStep(Check when, int from, int directory, int name, int extension, boolean anywhere)
    implements Step {

  @Override
  public void run(EventWork work) {
    Tape tape = work.tape();
    int path = work.field(from);
    if (tape.kind(path) != Kind.TEXT || !when.holds(work)) {
      return;
    }
    int start = tape.start(path);
    int end = tape.end(path);
    int cut = end - start > 1 ? cut(tape.chars(), start, end) : -1;
    if (cut < 0) {
      return;
    }
    fill(work, name, tape.part(cut + 1, end));
    work.setField(directory, tape.part(start, cut), directory);
    int dot = last(tape.chars(), '.', anywhere ? start : cut + 1, end);
    if (dot >= 0) {
      fill(work, extension, tape.part(dot + 1, end));
    }
  }

  private static void fill(EventWork work, int field, int value) {
    if (!work.tape().exists(work.field(field))) {
      work.setField(field, value, field);
    }
  }

  private static int cut(char[] chars, int start, int end) {
    int back = last(chars, '\\', start, end);
    return back >= 0 ? back : last(chars, '/', start, end);
  }

  private static int last(char[] chars, char c, int start, int end) {
    for (int i = end - 1; i >= start; i--) {
      if (chars[i] == c) {
        return i;
      }
    }
    return -1;
  }
}
