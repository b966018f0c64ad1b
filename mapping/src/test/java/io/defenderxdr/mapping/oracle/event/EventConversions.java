package io.defenderxdr.mapping.oracle.event;

import io.defenderxdr.mapping.oracle.Conversions;
import io.defenderxdr.mapping.oracle.Conversions.Conversion;
import io.defenderxdr.mapping.oracle.Conversions.Refused;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The conversions of section 1 (device part: section 6), which are not those of alerts. */
final class EventConversions {

  private static final Pattern YEAR_OR_MONTH = Pattern.compile("[0-9]{4}(-[0-9]{2})?(T.*)?");

  private EventConversions() {}

  /** ISO 8601, also without day or month; UTC with milliseconds, truncated. */
  static String date(Object value) throws Refused {
    if (value instanceof String text && YEAR_OR_MONTH.matcher(text).matches()) {
      int end = text.indexOf('T') < 0 ? text.length() : text.indexOf('T');
      String rest = end == 4 ? "-01-01" : "-01";
      return Conversions.date(text.substring(0, end) + rest + text.substring(end));
    }
    return Conversions.date(value);
  }

  /** Element by element in a list. */
  static Object each(Object value, Conversion one) throws Refused {
    if (!(value instanceof List<?> list)) {
      return one.apply(value);
    }
    List<Object> converted = new ArrayList<>();
    for (Object element : list) {
      converted.add(one.apply(element));
    }
    return converted;
  }

  /** Decimal integer text, also 0x...; 1.0 and "" fail. */
  static BigInteger integer(Object value) throws Refused {
    if (value instanceof String || value instanceof BigInteger) {
      String text = value.toString();
      try {
        return BigInteger.valueOf(
            text.startsWith("0x") || text.startsWith("-0x")
                ? Long.decode(text)
                : Long.parseLong(text));
      } catch (NumberFormatException e) {
        throw new Refused("unable to convert [" + text + "] to long");
      }
    }
    throw new Refused("unable to convert [" + value + "] to long");
  }

  /** Only true and false, in any case; 0 and 1 fail. */
  static Boolean bool(Object value) throws Refused {
    String text = String.valueOf(value);
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Boolean.valueOf(text);
    }
    throw new Refused("[" + text + "] is not a boolean value, cannot convert to boolean");
  }

  /** The tolerant boolean: null where it is none. */
  static Boolean flag(Object value) {
    return switch (value) {
      case Boolean truth -> truth;
      case BigInteger number when number.equals(BigInteger.ONE) -> true;
      case BigInteger number when number.signum() == 0 -> false;
      case String text when text.equals("1") || text.equals("true") -> true;
      case String text when text.equals("0") || text.equals("false") -> false;
      case null, default -> null;
    };
  }
}
