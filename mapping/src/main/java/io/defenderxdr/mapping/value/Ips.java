package io.defenderxdr.mapping.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Address literals, checked and left as they are (specification 2.1, 10.2, 10.14): no leading
 * zeros, no scope, no brackets. Reads each character once.
 */
public final class Ips {

  private Ips() {}

  /** Checks one address; empty text is nothing. */
  public static Outcome convert(Object value) {
    if (value.equals("")) {
      return Outcome.NOTHING;
    }
    return value instanceof String text && isAddress(text)
        ? new Outcome.Value(text)
        : Outcome.refused("is no IP address literal", value);
  }

  /** Whether the text is an IPv4 or IPv6 literal. */
  public static boolean isAddress(String text) {
    if (text.length() > 45) {
      return false;
    }
    return text.indexOf(':') < 0 ? isV4(text) : isV6(text);
  }

  private static boolean isV4(String text) {
    int parts = 0;
    int start = 0;
    while (start <= text.length()) {
      int dot = text.indexOf('.', start);
      int end = dot < 0 ? text.length() : dot;
      if (!isOctet(text, start, end)) {
        return false;
      }
      parts++;
      start = end + 1;
    }
    return parts == 4;
  }

  private static boolean isOctet(String text, int start, int end) {
    int length = end - start;
    if (length < 1 || length > 3 || (length > 1 && text.charAt(start) == '0')) {
      return false;
    }
    int number = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
      number = number * 10 + (c - '0');
    }
    return number <= 255;
  }

  private static boolean isV6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true) == 8;
    }
    if (text.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    int before = groups(text.substring(0, gap), false);
    int after = groups(text.substring(gap + 2), true);
    return before >= 0 && after >= 0 && before + after <= 7;
  }

  /** The number of 16-bit groups, or -100 if it is no row of groups. */
  private static int groups(String text, boolean mayEndInV4) {
    if (text.isEmpty()) {
      return 0;
    }
    int count = 0;
    for (String group : split(text)) {
      count++;
      if (mayEndInV4 && group.indexOf('.') >= 0) {
        return text.endsWith(group) && isV4(group) && isLast(text, group) ? count + 1 : -100;
      }
      if (!isGroup(group)) {
        return -100;
      }
    }
    return count;
  }

  private static boolean isLast(String text, String group) {
    return text.indexOf(group) + group.length() == text.length();
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>(8);
    int start = 0;
    for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', start)) {
      parts.add(text.substring(start, colon));
      start = colon + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static boolean isGroup(String group) {
    if (group.isEmpty() || group.length() > 4) {
      return false;
    }
    for (int i = 0; i < group.length(); i++) {
      char c = group.charAt(i);
      if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))) {
        return false;
      }
    }
    return true;
  }
}
