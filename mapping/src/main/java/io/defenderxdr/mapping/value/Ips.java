package io.defenderxdr.mapping.value;

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
  public static boolean isAddress(CharSequence text) {
    int length = text.length();
    if (length > 45) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) == ':') {
        return isV6(text);
      }
    }
    return isV4(text, 0);
  }

  private static boolean isV4(CharSequence text, int from) {
    int parts = 0;
    int start = from;
    for (int i = from; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '.') {
        if (!isOctet(text, start, i)) {
          return false;
        }
        parts++;
        start = i + 1;
      }
    }
    return parts == 4;
  }

  private static boolean isOctet(CharSequence text, int start, int end) {
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

  /** Up to eight groups of up to four hex digits; '::' once for at least one group left out. */
  private static boolean isV6(CharSequence text) {
    int groups = 0;
    boolean gap = false;
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == ':') {
        boolean twice = at + 1 < text.length() && text.charAt(at + 1) == ':';
        if (twice ? gap : at == 0 || at + 1 == text.length()) {
          return false;
        }
        gap |= twice;
        at += twice ? 2 : 1;
        if (twice && at < text.length() && text.charAt(at) == ':') {
          return false;
        }
        continue;
      }
      int end = groupEnd(text, at);
      if (end < text.length() && text.charAt(end) == '.') {
        return isV4(text, at) && isFull(groups + 2, gap);
      }
      if (end == at || end - at > 4 || (end < text.length() && text.charAt(end) != ':')) {
        return false;
      }
      groups++;
      at = end;
    }
    return isFull(groups, gap);
  }

  private static boolean isFull(int groups, boolean gap) {
    return gap ? groups <= 7 : groups == 8;
  }

  private static int groupEnd(CharSequence text, int from) {
    int at = from;
    while (at < text.length() && isHex(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
