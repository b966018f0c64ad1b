package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.event.table.EventConversion;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.mapping.tape.TapeText;
import io.defenderxdr.mapping.value.Dates;
import io.defenderxdr.mapping.value.Ips;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The conversions over a tape (specification: event tables 1, device tables 6). Each gives the node
 * of the converted value, or {@link Tape#NONE} where there is nothing, with a failure noted where
 * the value does not fit.
 */
final class Conversions {

  private static final Pattern DOUBLE =
      Pattern.compile("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,2})?");

  private Conversions() {}

  static int convert(EventWork work, EventConversion conversion, int value, String name) {
    Tape tape = work.tape();
    byte kind = tape.kind(value);
    if (conversion == EventConversion.NONE || kind == Kind.NULL) {
      return value;
    }
    boolean empty = kind == Kind.TEXT && !tape.isFilled(value);
    return switch (conversion) {
      case DATE -> empty ? Tape.NONE : date(work, value, name);
      case DATE_ANY -> date(work, value, name);
      case DATE_TEXT -> empty || kind != Kind.TEXT ? Tape.NONE : date(work, value, name);
      case DOUBLE -> empty ? Tape.NONE : each(work, conversion, value, name);
      case LONG -> empty ? Tape.NONE : each(work, conversion, value, name);
      case TEXT -> empty ? Tape.NONE : each(work, conversion, value, name);
      case IP -> empty ? Tape.NONE : each(work, conversion, value, name);
      case LONG_ANY, BOOLEAN -> each(work, conversion, value, name);
      case FLAG -> flag(tape, value);
      case IP_OR_NOTHING -> isAddress(work, value) ? value : Tape.NONE;
      case JSON -> empty || kind != Kind.TEXT ? value : json(work, value, value, name);
      case JSON_ANY -> json(work, value, rendered(tape, value), name);
      case LOWERCASE -> kind == Kind.TEXT ? Letters.lower(tape, value) : value;
      case NONE -> value;
    };
  }

  /** Converts a value, or each element of a list; one bad element fails the whole. */
  private static int each(EventWork work, EventConversion conversion, int value, String name) {
    Tape tape = work.tape();
    if (tape.kind(value) != Kind.LIST) {
      int converted = one(work, conversion, value);
      return converted == Tape.NONE ? refused(work, conversion, value, name) : converted;
    }
    int list = tape.grow(Kind.GROWN);
    for (int at = tape.start(value); at < tape.end(value); at = tape.after(at)) {
      int converted = tape.exists(at) ? one(work, conversion, at) : at;
      if (converted == Tape.NONE) {
        return refused(work, conversion, at, name);
      }
      tape.push(list, converted);
    }
    return list;
  }

  private static int one(EventWork work, EventConversion conversion, int value) {
    Tape tape = work.tape();
    return switch (conversion) {
      case LONG, LONG_ANY -> Longs.convert(work, value);
      case DOUBLE -> number(tape, value);
      case IP -> isAddress(work, value) ? value : Tape.NONE;
      case BOOLEAN -> truth(work, value);
      default -> rendered(tape, value);
    };
  }

  private static int date(EventWork work, int value, String name) {
    Tape tape = work.tape();
    int usual = tape.kind(value) == Kind.TEXT ? UsualDates.cut(tape, value) : Tape.NONE;
    if (usual != Tape.NONE) {
      return usual;
    }
    Long millis = tape.kind(value) == Kind.TEXT ? Dates.parse(whole(work.text(value))) : null;
    if (millis == null) {
      return refused(work, EventConversion.DATE, value, name);
    }
    return date(tape, millis);
  }

  /** A year or a month stands for its beginning (specification: device tables 6.1). */
  private static CharSequence whole(TapeText text) {
    return switch (text.length()) {
      case 4 -> text + "-01-01";
      case 7 -> text + "-01";
      default -> text;
    };
  }

  /** The text of a moment. */
  private static int date(Tape tape, long millis) {
    char[] out = new char[Dates.LENGTH];
    Dates.format(millis, out);
    return tape.add(Kind.TEXT, out, 0, out.length);
  }

  private static boolean isAddress(EventWork work, int value) {
    return work.tape().kind(value) == Kind.TEXT && Ips.isAddress(work.text(value));
  }

  /** A number as it is, or one that a text holds as JSON writes it. */
  private static int number(Tape tape, int value) {
    if (tape.kind(value) == Kind.NUMBER) {
      return value;
    }
    boolean fits = tape.kind(value) == Kind.TEXT && DOUBLE.matcher(tape.string(value)).matches();
    return fits ? tape.add(Kind.NUMBER, tape.string(value)) : Tape.NONE;
  }

  private static int flag(Tape tape, int value) {
    return switch (tape.kind(value)) {
      case Kind.TRUE, Kind.FALSE -> value;
      case Kind.NUMBER -> bit(tape, value);
      case Kind.TEXT -> {
        if (tape.isText(value, "true")) {
          yield tape.add(Kind.TRUE);
        }
        yield tape.isText(value, "false") ? tape.add(Kind.FALSE) : bit(tape, value);
      }
      default -> Tape.NONE;
    };
  }

  private static int bit(Tape tape, int value) {
    if (tape.isText(value, "1")) {
      return tape.add(Kind.TRUE);
    }
    return tape.isText(value, "0") ? tape.add(Kind.FALSE) : Tape.NONE;
  }

  private static int truth(EventWork work, int value) {
    Tape tape = work.tape();
    return switch (tape.kind(value)) {
      case Kind.TRUE, Kind.FALSE -> value;
      case Kind.TEXT -> {
        if (Letters.is(tape, value, "true", true)) {
          yield tape.add(Kind.TRUE);
        }
        yield Letters.is(tape, value, "false", true) ? tape.add(Kind.FALSE) : Tape.NONE;
      }
      default -> Tape.NONE;
    };
  }

  private static int json(EventWork work, int value, int text, String name) {
    try {
      return work.reader().whole(text);
    } catch (IOException e) {
      String reason =
          e instanceof com.fasterxml.jackson.core.JsonProcessingException parsing
              ? parsing.getOriginalMessage()
              : String.valueOf(e.getMessage());
      work.failed(EventConversion.JSON.processor(), "json_" + name, reason);
      return value;
    }
  }

  /** The value as Java would print it. */
  static int rendered(Tape tape, int value) {
    byte kind = tape.kind(value);
    if (kind == Kind.OBJECT || kind == Kind.LIST || kind == Kind.GROWN) {
      StringBuilder out = new StringBuilder();
      print(tape, value, out);
      return tape.text(out.toString());
    }
    return Letters.rendered(tape, value);
  }

  private static void print(Tape tape, int value, StringBuilder out) {
    if (tape.kind(value) == Kind.GROWN) {
      printGrown(tape, value, out);
      return;
    }
    boolean object = tape.kind(value) == Kind.OBJECT;
    if (!object && tape.kind(value) != Kind.LIST) {
      out.append(tape.string(value));
      return;
    }
    out.append(object ? '{' : '[');
    int at = tape.start(value);
    while (at < tape.end(value)) {
      if (at > tape.start(value)) {
        out.append(", ");
      }
      if (object) {
        out.append(tape.string(at)).append('=');
        at++;
      }
      print(tape, at, out);
      at = tape.after(at);
    }
    out.append(object ? '}' : ']');
  }

  private static void printGrown(Tape tape, int list, StringBuilder out) {
    out.append('[');
    for (int i = 0; i < tape.grownSize(list); i++) {
      out.append(i > 0 ? ", " : "");
      print(tape, tape.element(list, i), out);
    }
    out.append(']');
  }

  private static int refused(EventWork work, EventConversion conversion, int value, String name) {
    Tape tape = work.tape();
    TapeText text = null;
    if (tape.kind(value) == Kind.TEXT || tape.kind(value) == Kind.NUMBER) {
      text = work.text(value);
    }
    String shown = text == null ? "a value of another type" : shown(text);
    String what =
        switch (conversion) {
          case LONG, LONG_ANY -> "unable to convert [" + shown + "] to long";
          case DOUBLE -> "unable to convert [" + shown + "] to double";
          case IP -> "[" + shown + "] is not a valid ipv4/ipv6 address";
          case BOOLEAN -> "[" + shown + "] is not a boolean value, cannot convert to boolean";
          default -> "unable to parse date [" + shown + "]";
        };
    work.failed(conversion.processor(), conversion.processor() + "_" + name, what);
    return Tape.NONE;
  }

  private static String shown(TapeText text) {
    String all = text.toString();
    return all.length() > 100 ? all.substring(0, 100) + "..." : all;
  }
}
