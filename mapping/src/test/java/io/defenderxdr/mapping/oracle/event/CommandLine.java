package io.defenderxdr.mapping.oracle.event;

import java.util.ArrayList;
import java.util.List;

/** Section 5.12 of the device tables, 4.6 of all: a command line becomes its arguments. */
final class CommandLine {

  private final String text;
  private int at;

  private CommandLine(String text) {
    this.text = text;
  }

  static List<Object> split(String text) {
    CommandLine line = new CommandLine(text);
    List<Object> arguments = new ArrayList<>();
    while (line.skipBlanks()) {
      String argument = line.argument();
      if (!argument.isEmpty()) {
        arguments.add(argument);
      }
    }
    return arguments;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private boolean skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  private String argument() {
    StringBuilder out = new StringBuilder();
    int slashes = 0;
    boolean quoted = false;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (isBlank(c) && !quoted) {
        break;
      }
      if (c == '\\') {
        slashes++;
      } else if (c == '"') {
        out.append("\\".repeat(slashes / 2));
        if (slashes % 2 == 1) {
          out.append('"');
        } else {
          if (quoted && at < text.length() && text.charAt(at) == '"') {
            out.append('"');
            at++;
          }
          quoted = !quoted;
        }
        slashes = 0;
      } else {
        out.append("\\".repeat(slashes)).append(c);
        slashes = 0;
      }
    }
    return out.append("\\".repeat(slashes)).toString();
  }
}
