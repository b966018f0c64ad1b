package io.defenderxdr.bench.collect;

import io.defenderxdr.settings.Span;
import java.time.Duration;
import java.util.List;

/**
 * What the benchmark is asked for.
 *
 * @param duration how long it runs
 * @param rate records a second that arrive
 */
record SoakArguments(Duration duration, double rate) {

  /**
   * Reads the words behind {@code bench soak}.
   *
   * @throws IllegalArgumentException with a sentence for people
   */
  static SoakArguments parse(List<String> words) {
    Duration duration = Duration.ofHours(1);
    double rate = 2000;
    for (int i = 0; i < words.size(); i += 2) {
      String option = words.get(i);
      if (i + 1 == words.size()) {
        throw new IllegalArgumentException("The option " + option + " needs a value.");
      }
      String value = words.get(i + 1);
      switch (option) {
        case "--duration" -> duration = Span.parse(value);
        case "--rate" -> rate = rate(value);
        default ->
            throw new IllegalArgumentException(
                "There is no option '" + option + "'; there are --duration, --rate.");
      }
    }
    return new SoakArguments(duration, rate);
  }

  private static double rate(String text) {
    if (!text.matches("[1-9][0-9]{0,6}(/s)?")) {
      throw new IllegalArgumentException("'" + text + "' is no rate; write for example 2000/s.");
    }
    return Double.parseDouble(text.replace("/s", ""));
  }
}
