package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.event.table.EventConversion;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.mapping.tape.TapeObjects;
import org.jspecify.annotations.Nullable;

/**
 * A column, or a key of a parsed column, becomes a vendor field.
 *
 * @param when whether the row exists for this record
 * @param source where the value stands
 * @param conversion what is made of it
 * @param name how failure entries call it
 * @param column name of the column, under which a value is kept that the field has no room for
 * @param target the field
 * @param care what is done about values that do not fit
 */
public record ConvertStep(
    Check when,
    Source source,
    EventConversion conversion,
    String name,
    String column,
    int target,
    Care care)
    implements Step {

  private static final int DEEPEST = 20;

  /**
   * Where a value stands.
   *
   * @param column number of the column
   * @param field number of the field that the parsed column became, or -1
   * @param key the key in it, or null for the whole column
   * @param keep whether a key stays where it was, too
   */
  public record Source(int column, int field, @Nullable String key, boolean keep) {}

  /**
   * What is done about values that do not fit.
   *
   * @param keepFailed whether a value that cannot be converted is kept aside
   * @param plain whether the field takes single values and lists of them only, so that objects are
   *     kept aside
   * @param object whether the field takes objects only, so that other values are wrapped
   */
  public record Care(boolean keepFailed, boolean plain, boolean object) {

    /** The reference's: none. */
    public static final Care NONE = new Care(false, false, false);
  }

  @Override
  public void run(EventWork work) {
    Tape tape = work.tape();
    int value = take(work, tape);
    if (value == Tape.NONE || when.fails(work)) {
      return;
    }
    byte kind = tape.kind(value);
    if (asItIs() && (kind == Kind.TEXT || kind == Kind.NUMBER)) {
      work.setField(target, value, target);
      return;
    }
    int converted = Conversions.convert(work, conversion, value, name);
    if (converted == Tape.NONE && !care.keepFailed) {
      release(tape, value);
      return;
    }
    if (converted == Tape.NONE || (care.plain && isTextOfParts(tape, value))) {
      refuse(work, value);
      return;
    }
    if (care.plain && !isPlain(tape, converted, 0)) {
      refuse(work, converted);
      return;
    }
    if (care.object && !isObjects(tape, converted)) {
      work.setField(
          target,
          tape.isEmpty(converted) ? Tape.NONE : TapeObjects.pair(tape, "value", converted),
          target);
    } else {
      work.setField(target, moved(tape, converted, value), target);
    }
    release(tape, value);
  }

  /** Whether the field takes each text and number of the column, unchanged and in any case. */
  public boolean isDirect() {
    return when == Check.ALWAYS && asItIs();
  }

  private boolean asItIs() {
    return conversion == EventConversion.NONE && source.key == null && !care.object;
  }

  private int take(EventWork work, Tape tape) {
    if (source.key == null) {
      return work.column(source.column);
    }
    int parent = work.field(source.field);
    return parent == Tape.NONE ? Tape.NONE : TapeObjects.child(tape, parent, source.key);
  }

  /** A key's value leaves its object, so it needs a node of its own. */
  private int moved(Tape tape, int converted, int value) {
    return source.key != null && converted == value ? tape.copy(value) : converted;
  }

  /** What the field has no room for stays in its object, or goes aside if it was a column. */
  private void refuse(EventWork work, int value) {
    if (source.key == null) {
      work.setAside(column, value);
    }
  }

  /** Whether a text is asked of what has parts, which the text would not tell apart. */
  private boolean isTextOfParts(Tape tape, int value) {
    return conversion == EventConversion.TEXT && !isPlain(tape, value, DEEPEST - 1);
  }

  private void release(Tape tape, int value) {
    if (source.key != null && !source.keep) {
      TapeObjects.remove(tape, value);
    }
  }

  /** Whether it is a single value, or lists of them, no deeper than a store reads without worry. */
  private static boolean isPlain(Tape tape, int value, int depth) {
    byte kind = tape.kind(value);
    if (kind == Kind.LIST) {
      if (depth == DEEPEST) {
        return false;
      }
      for (int at = tape.start(value); at < tape.end(value); at = tape.after(at)) {
        if (!isPlain(tape, at, depth + 1)) {
          return false;
        }
      }
      return true;
    }
    return kind != Kind.OBJECT;
  }

  private static boolean isObjects(Tape tape, int value) {
    byte kind = tape.kind(value);
    if (kind == Kind.LIST) {
      for (int at = tape.start(value); at < tape.end(value); at = tape.after(at)) {
        if (tape.kind(at) != Kind.OBJECT) {
          return false;
        }
      }
      return true;
    }
    return kind == Kind.OBJECT;
  }
}
