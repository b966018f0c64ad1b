package io.defenderxdr.simulator.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of one of the text files of this room, without the blanks around it.
 *
 * @param number its number in the file, from 1
 */
record Line(String file, int number, String text) {
  private static final String INCLUDE = "include ";

  /** The lines of a file that say something, with the parts that they include. */
  static List<Line> of(String file) {
    List<Line> lines = new ArrayList<>();
    try (InputStream in = Line.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The file " + file + " is missing in this build.");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<String> texts = reader.lines().map(String::strip).toList();
      for (int i = 0; i < texts.size(); i++) {
        add(lines, new Line(file, i + 1, texts.get(i)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be read.", e);
    }
    return lines;
  }

  private static void add(List<Line> lines, Line line) {
    if (line.text.startsWith(INCLUDE)) {
      lines.addAll(of("parts/" + line.text.substring(INCLUDE.length()) + ".txt"));
    } else if (!line.text.isEmpty() && !line.text.startsWith("#")) {
      lines.add(line);
    }
  }

  /** The error of this line. */
  IllegalStateException fault(String cause) {
    return new IllegalStateException(file + " line " + number + ": " + cause + ": " + text);
  }
}
