package io.defenderxdr.mapping.oracle.event;

import java.util.ArrayList;
import java.util.List;

/** The split of a Windows command line of section 4.6. */
final class Arguments {

  private final String line;
  private final List<String> arguments = new ArrayList<>();
  private final StringBuilder argument = new StringBuilder();
  private int backslashes;
  private boolean quoted;

  private Arguments(String line) {
    this.line = line;
  }

  /** The arguments in their order, none of them empty. */
  static List<String> of(String line) {
    Arguments split = new Arguments(line);
    for (int i = 0; i < line.length(); i++) {
      i = split.take(i);
    }
    split.end();
    return split.arguments;
  }

  /** Takes the character at a place; answers the last place it used. */
  private int take(int place) {
    char c = line.charAt(place);
    if (c == '\\') {
      backslashes++;
    } else if (c == '"') {
      return quote(place);
    } else if ((c == ' ' || c == '\t') && !quoted) {
      end();
    } else {
      argument.repeat('\\', backslashes).append(c);
      backslashes = 0;
    }
    return place;
  }

  private int quote(int place) {
    argument.repeat('\\', backslashes / 2);
    boolean literal = backslashes % 2 == 1;
    backslashes = 0;
    if (literal) {
      argument.append('"');
      return place;
    }
    boolean doubled = quoted && place + 1 < line.length() && line.charAt(place + 1) == '"';
    if (doubled) {
      argument.append('"');
    }
    quoted = !quoted;
    return doubled ? place + 1 : place;
  }

  private void end() {
    argument.repeat('\\', backslashes);
    backslashes = 0;
    if (!argument.isEmpty()) {
      arguments.add(argument.toString());
      argument.setLength(0);
    }
  }
}
