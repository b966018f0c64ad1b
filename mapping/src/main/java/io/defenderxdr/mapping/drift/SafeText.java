package io.defenderxdr.mapping.drift;

/**
 * Texts of others within a page: nothing in them has a meaning for Markdown, YAML or a terminal.
 */
final class SafeText {

  private SafeText() {}

  /** A text as code, within a line or the cell of a table. */
  static String code(String text) {
    String visible = visible(text).replace("|", "\\|");
    if (visible.isBlank()) {
      return visible.isEmpty() ? "–" : "` `";
    }
    String fence = "`".repeat(longestRun(visible) + 1);
    String space = visible.startsWith("`") || visible.endsWith("`") ? " " : "";
    return fence + space + visible + space + fence;
  }

  /** Characters that are not seen, or turn the line around, as escapes. */
  private static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isSeen(c)) {
                visible.appendCodePoint(c);
              } else {
                visible.append(c > 0xffff ? "\\U%08x".formatted(c) : "\\u%04x".formatted(c));
              }
            });
    return visible.toString();
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** A YAML scalar: as it is where it is a plain word, else in quotes. */
  static String yaml(String text) {
    if (text.matches("[A-Za-z][A-Za-z0-9_]*")
        && !text.matches("(?i)true|false|null|yes|no|on|off")) {
      return text;
    }
    return "\"" + visible(text.replace("\\", "\\\\").replace("\"", "\\\"")) + "\"";
  }
}
