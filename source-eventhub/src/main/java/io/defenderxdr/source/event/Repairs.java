package io.defenderxdr.source.event;

import com.google.re2j.Pattern;
import io.defenderxdr.settings.EventConfiguration;
import io.defenderxdr.source.envelope.Sanitizer;
import java.util.List;

/** The sanitizers of the settings, which checked them. */
final class Repairs {

  private Repairs() {}

  static List<Sanitizer> of(List<EventConfiguration.Sanitizer> written) {
    return written.stream().map(Repairs::of).toList();
  }

  private static Sanitizer of(EventConfiguration.Sanitizer written) {
    return switch (written) {
      case EventConfiguration.Sanitizer.NewLines lines -> new Sanitizer.NewLines();
      case EventConfiguration.Sanitizer.SingleQuotes quotes -> new Sanitizer.SingleQuotes();
      case EventConfiguration.Sanitizer.ReplaceAll all ->
          new Sanitizer.ReplaceAll(Pattern.compile(all.pattern()), all.replacement());
    };
  }
}
