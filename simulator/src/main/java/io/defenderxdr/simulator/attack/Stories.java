package io.defenderxdr.simulator.attack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Reads the stories out of their text file. */
public final class Stories {
  private static final int COLUMNS = 7;

  private Stories() {}

  /** All stories, in the order of the file. */
  public static List<Story> all() {
    List<Story> stories = new ArrayList<>();
    List<Story.Scene> scenes = new ArrayList<>();
    Iterator<String> lines = lines().iterator();
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith("[")) {
        scenes = new ArrayList<>();
        stories.add(new Story(line.substring(1, line.length() - 1), scenes));
      } else {
        scenes.add(scene(line, lines.next().strip(), lines.next().strip()));
      }
    }
    return List.copyOf(stories);
  }

  private static Story.Scene scene(String line, String description, String advice) {
    List<String> columns = List.of(line.split(" \\| ", -1));
    if (columns.size() != COLUMNS) {
      throw new IllegalStateException("This scene has not " + COLUMNS + " columns: " + line);
    }
    String threat = columns.get(5);
    Story.Facts facts =
        new Story.Facts(
            columns.get(0),
            columns.get(1),
            columns.get(2),
            List.of(columns.get(3).split(" ", -1)),
            threat.equals("-") ? null : threat);
    Service service = Service.valueOf(columns.get(4).toUpperCase(Locale.ROOT));
    List<String> evidence = List.of(columns.get(6).split(" ", -1));
    return new Story.Scene(facts, service, evidence, description, advice);
  }

  private static List<String> lines() {
    try (InputStream in = Stories.class.getResourceAsStream("stories.txt")) {
      if (in == null) {
        throw new IllegalStateException("The file stories.txt is missing in this build.");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The file stories.txt cannot be read.", e);
    }
  }
}
