package io.defenderxdr.mapping.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The conversions of section 2.1; each throws {@link Refused} where the value fails. */
public final class Conversions {

  private static final Pattern DATE =
      Pattern.compile(
          "([0-9]{4})-([0-9]{2})-([0-9]{2})"
              + "(?:T([0-9]{2})(?::([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?)?"
              + "(?:(Z)|([+-])([0-9]{2})(?::?([0-9]{2}))?)?)?");
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern LONG_PORT = Pattern.compile(".*:[0-9]{10,}");

  private static final Pattern IPV4_PART = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern IPV6_GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

  private Conversions() {}

  /** A value that cannot be converted. */
  public static final class Refused extends Exception {
    public Refused(String reason) {
      super(reason);
    }
  }

  /** A conversion. */
  public interface Conversion {
    Object apply(Object value) throws Refused;
  }

  /** Section 2.1 and section 10, point 3. */
  public static String date(Object value) throws Refused {
    Matcher m = DATE.matcher(value instanceof String text ? text : "");
    if (!m.matches()) {
      throw new Refused("no ISO 8601 date: " + value);
    }
    try {
      String fraction = ((m.group(7) == null ? "" : m.group(7)) + "000").substring(0, 3);
      LocalTime time =
          LocalTime.of(
              number(m, 4), number(m, 5), number(m, 6), Integer.parseInt(fraction) * 1_000_000);
      LocalDateTime local = LocalDate.of(number(m, 1), number(m, 2), number(m, 3)).atTime(time);
      int sign = "-".equals(m.group(9)) ? -1 : 1;
      ZoneOffset offset = ZoneOffset.ofHoursMinutes(sign * number(m, 10), sign * number(m, 11));
      return MILLIS.format(local.atOffset(offset).withOffsetSameInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      throw new Refused(e.getMessage());
    }
  }

  private static int number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
  }

  /** Section 2.1 and section 10, point 12: 5.0 fails, +5 is 5, 007 is 7, nothing hexadecimal. */
  public static BigInteger integer(Object value) throws Refused {
    BigInteger number =
        switch (value) {
          case BigInteger integer -> integer;
          case String text when INTEGER.matcher(text).matches() -> new BigInteger(text);
          case null, default -> throw new Refused("no integer: " + value);
        };
    if (number.bitLength() > 63) {
      throw new Refused("beyond 64 bits: " + value);
    }
    return number;
  }

  /** Section 2.1 and section 10, point 13: large numbers in plain digits; lists and maps fail. */
  public static String text(Object value) throws Refused {
    return switch (value) {
      case String text -> text;
      case Boolean truth -> truth.toString();
      case BigInteger integer -> integer.toString();
      case Double fraction -> {
        String plain = new BigDecimal(fraction.toString()).stripTrailingZeros().toPlainString();
        yield plain.contains(".") ? plain : plain + ".0";
      }
      case null, default -> throw new Refused("no text: " + value);
    };
  }

  /** Section 2.1 and section 10, point 14: a literal, nothing resolved, the text unchanged. */
  public static String ip(Object value) throws Refused {
    String text = value instanceof String it ? it : "";
    if (!isIpv4(text) && !isIpv6(text)) {
      throw new Refused("no IP address: " + value);
    }
    return text;
  }

  private static boolean isIpv4(String text) {
    String[] parts = text.split("\\.", -1);
    boolean good = parts.length == 4;
    for (String part : parts) {
      good = good && IPV4_PART.matcher(part).matches() && Integer.parseInt(part) <= 255;
    }
    return good;
  }

  private static boolean isIpv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true) == 8;
    }
    String head = text.substring(0, gap);
    String tail = text.substring(gap + 2);
    int before = head.isEmpty() ? 0 : groups(head, false);
    int after = tail.isEmpty() ? 0 : groups(tail, true);
    return before >= 0 && after >= 0 && before + after <= 7;
  }

  /** How many 16-bit groups, or -100 if one is malformed; a dotted end counts two. */
  private static int groups(String text, boolean dottedEnd) {
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      if (IPV6_GROUP.matcher(parts[i]).matches()) {
        count++;
      } else if (dottedEnd && i == parts.length - 1 && isIpv4(parts[i])) {
        count += 2;
      } else {
        return -100;
      }
    }
    return count;
  }

  /** Section 2.1 and section 10, point 4: what java.net.URI refuses, and ports over 9 digits. */
  public static Map<String, Object> uri(Object value) throws Refused {
    if (!(value instanceof String text)) {
      throw new Refused("no URI: " + value);
    }
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new Refused(e.getMessage());
    }
    if (uri.getRawAuthority() != null && LONG_PORT.matcher(uri.getRawAuthority()).matches()) {
      throw new Refused("port too long: " + text);
    }
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("original", text);
    parts.put("domain", uri.getHost());
    parts.put("path", uri.getPath());
    parts.put("port", uri.getPort() < 0 ? null : BigInteger.valueOf(uri.getPort()));
    parts.put("query", uri.getQuery());
    parts.put("fragment", uri.getFragment());
    parts.put("scheme", uri.getScheme());
    parts.put("user_info", uri.getUserInfo());
    extension(uri.getPath(), parts);
    credentials(uri.getUserInfo(), parts);
    return parts;
  }

  private static void extension(String path, Map<String, Object> parts) {
    if (path != null) {
      String last = path.substring(path.lastIndexOf('/') + 1);
      if (last.contains(".")) {
        parts.put("extension", last.substring(last.lastIndexOf('.') + 1));
      }
    }
  }

  private static void credentials(String userInfo, Map<String, Object> parts) {
    if (userInfo != null && userInfo.contains(":")) {
      int colon = userInfo.indexOf(':');
      parts.put("username", userInfo.substring(0, colon));
      parts.put("password", userInfo.substring(colon + 1));
    }
  }
}
