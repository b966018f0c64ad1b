package io.defenderxdr.settings;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sizes such as {@code 512kB}, {@code 1MB} (10^6 bytes) or {@code 2MiB} (2^20 bytes). */
public final class ByteSize {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,12}) ?(B|kB|KB|MB|GB|KiB|MiB|GiB)");
  private static final Map<String, Long> UNITS =
      Map.of(
          "B", 1L,
          "kB", 1_000L,
          "KB", 1_000L,
          "MB", 1_000_000L,
          "GB", 1_000_000_000L,
          "KiB", 1L << 10,
          "MiB", 1L << 20,
          "GiB", 1L << 30);

  private ByteSize() {}

  /**
   * Reads a size in bytes.
   *
   * @throws IllegalArgumentException with a clause that says what a size looks like
   */
  public static long parse(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no size: write for instance 512kB, 1MB or 2MiB");
    }
    return Math.multiplyExact(Long.parseLong(size.group(1)), UNITS.getOrDefault(size.group(2), 1L));
  }
}
