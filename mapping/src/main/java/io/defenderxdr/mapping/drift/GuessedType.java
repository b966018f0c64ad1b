package io.defenderxdr.mapping.drift;

import io.defenderxdr.mapping.event.table.EventConversion;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.mapping.tape.TapeText;
import io.defenderxdr.mapping.value.Dates;
import io.defenderxdr.mapping.value.Ips;

/** What the values of a column seem to be. */
enum GuessedType {
  BOOLEAN("boolean", EventConversion.BOOLEAN),
  /** True and false as texts, too. */
  FLAG("boolean", EventConversion.FLAG),
  LONG("long", EventConversion.LONG),
  DOUBLE("double", EventConversion.DOUBLE),
  DATE("date", EventConversion.DATE),
  IP("ip", EventConversion.IP),
  /** Any text, or a list of single values. */
  KEYWORD("keyword", EventConversion.NONE),
  /** Objects. */
  FLATTENED("flattened", EventConversion.NONE),
  /** Objects as texts. */
  JSON("flattened", EventConversion.JSON);

  private static final int DIGITS = 18;
  private static final int LONGEST_SINGLE = 45;
  private static final int DATE_LENGTH = "2026-01-01".length();

  private final String word;
  private final EventConversion conversion;

  GuessedType(String word, EventConversion conversion) {
    this.word = word;
    this.conversion = conversion;
  }

  /** The index type. */
  String word() {
    return word;
  }

  /** What makes a value of the type of what came. */
  EventConversion conversion() {
    return conversion;
  }

  /** What values of this type and one more value are together. */
  GuessedType and(Tape tape, int value) {
    return isSurely(tape, value, tape.kind(value)) ? this : and(of(tape, value));
  }

  /** Whether one more value changes nothing, as far as that is seen at little cost. */
  private boolean isSurely(Tape tape, int value, byte kind) {
    return switch (this) {
      case FLATTENED -> true;
      case KEYWORD -> kind < Kind.OBJECT;
      case BOOLEAN, FLAG -> kind == Kind.TRUE || kind == Kind.FALSE;
      case LONG -> kind == Kind.NUMBER && tape.count(value) <= DIGITS && tape.isDigits(value);
      case DATE -> kind == Kind.TEXT && isDate(new TapeText(tape).of(value));
      default -> false;
    };
  }

  /**
   * What values of two types are together. Objects go with anything, since a single value in a
   * flattened field is wrapped; all else goes together as words.
   */
  GuessedType and(GuessedType other) {
    if (this == other) {
      return this;
    }
    if (this == FLATTENED || other == FLATTENED) {
      return FLATTENED;
    }
    if (isNumber() && other.isNumber()) {
      return DOUBLE;
    }
    return word.equals(other.word) ? FLAG : KEYWORD;
  }

  private boolean isNumber() {
    return this == LONG || this == DOUBLE;
  }

  /** What one value is. */
  static GuessedType of(Tape tape, int value) {
    return switch (tape.kind(value)) {
      case Kind.TRUE, Kind.FALSE -> BOOLEAN;
      case Kind.NUMBER -> number(tape.string(value));
      case Kind.TEXT -> text(tape, value);
      case Kind.LIST -> list(tape, value);
      case Kind.GROWN -> KEYWORD;
      default -> FLATTENED;
    };
  }

  private static GuessedType list(Tape tape, int list) {
    for (int at = tape.start(list); at < tape.end(list); at = tape.after(at)) {
      byte kind = tape.kind(at);
      if (kind == Kind.OBJECT || kind == Kind.LIST) {
        return FLATTENED;
      }
    }
    return KEYWORD;
  }

  private static GuessedType number(String text) {
    boolean whole = text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    if (!whole) {
      return DOUBLE;
    }
    return text.length() <= DIGITS ? LONG : KEYWORD;
  }

  private static GuessedType text(Tape tape, int value) {
    // The characters are there only after the range was asked for.
    int start = tape.start(value);
    int end = tape.end(value);
    char first = tape.chars()[start];
    if (first == '{' || first == '[') {
      // Objects, also in a list, as text.
      return tape.chars()[end - 1] == (first == '{' ? '}' : ']') ? JSON : KEYWORD;
    }
    return end - start > LONGEST_SINGLE ? KEYWORD : text(tape.string(value));
  }

  private static GuessedType text(String text) {
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return FLAG;
    }
    if (Ips.isAddress(text)) {
      return IP;
    }
    return isDate(text) ? DATE : KEYWORD;
  }

  private static boolean isDate(CharSequence text) {
    return text.length() >= DATE_LENGTH && Dates.parse(text) != null;
  }
}
