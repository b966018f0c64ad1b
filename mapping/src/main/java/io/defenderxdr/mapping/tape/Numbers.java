package io.defenderxdr.mapping.tape;

/** Numbers of JSON. */
final class Numbers {

  private Numbers() {}

  /** The index behind the number that begins here, or -1 if none does. */
  static int behind(byte[] bytes, int from, int end) {
    int start = from < end && bytes[from] == '-' ? from + 1 : from;
    int at = digits(bytes, start, end);
    if (at < 0 || (bytes[start] == '0' && at > start + 1)) {
      return -1;
    }
    if (at < end && bytes[at] == '.') {
      at = digits(bytes, at + 1, end);
    }
    if (at >= 0 && at < end && (bytes[at] | 0x20) == 'e') {
      boolean sign = at + 1 < end && (bytes[at + 1] == '+' || bytes[at + 1] == '-');
      at = digits(bytes, sign ? at + 2 : at + 1, end);
    }
    return at;
  }

  /** The index behind at least one digit, or -1. */
  private static int digits(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at == from ? -1 : at;
  }
}
