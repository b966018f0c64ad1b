package io.defenderxdr.checkpoint;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where the entry of a name lies: a part between slashes is a folder, the last one a file.
 *
 * <p>Everything but lower-case letters, digits and {@code . _ $ -} is written as {@code %XX}, so
 * that names that differ in case stay apart on every disk, and a part that is too long for a disk
 * ends in a digest. The name itself stands in the file.
 */
final class EntryPath {

  static final String ENDING = ".json";

  private static final int LONGEST = 200;
  private static final int KEPT = 150;

  private EntryPath() {}

  /** The file of an entry. */
  static Path file(Path folder, String name) {
    String[] parts = name.split("/", -1);
    return folderOf(folder, parts, parts.length - 1)
        .resolve(safe(parts[parts.length - 1]) + ENDING);
  }

  /** The folder below which everything lies whose name begins so. */
  static Path folder(Path folder, String prefix) {
    String[] parts = prefix.split("/", -1);
    return folderOf(folder, parts, parts.length - 1);
  }

  private static Path folderOf(Path folder, String[] parts, int count) {
    Path path = folder;
    for (int i = 0; i < count; i++) {
      String part = safe(parts[i]);
      // A folder never looks like the file of an entry.
      path =
          path.resolve(
              part.endsWith(ENDING)
                  ? part.substring(0, part.length() - ENDING.length()) + "%2Ejson"
                  : part);
    }
    return path;
  }

  private static String safe(String part) {
    if (part.isEmpty()) {
      return "%";
    }
    if (part.chars().allMatch(c -> c == '.')) {
      return "%2E".repeat(part.length());
    }
    StringBuilder text = new StringBuilder();
    for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "._$-".indexOf(c) >= 0) {
        text.append(c);
      } else {
        text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return text.length() <= LONGEST
        ? text.toString()
        : text.substring(0, KEPT) + "%" + digest(part);
  }

  private static String digest(String part) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(part.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
