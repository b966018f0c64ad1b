package io.defenderxdr.source.event;

import io.defenderxdr.settings.EventConfiguration;
import io.defenderxdr.source.envelope.Sanitizer;
import io.defenderxdr.source.envelope.SanitizerOption;
import java.util.List;

/** The sanitizers of the settings, which checked them. */
final class Repairs {

  private Repairs() {}

  static List<Sanitizer> of(List<EventConfiguration.Sanitizer> written) {
    return Sanitizer.compile(written.stream().map(Repairs::option).toList());
  }

  private static SanitizerOption option(EventConfiguration.Sanitizer written) {
    return switch (written) {
      case EventConfiguration.Sanitizer.NewLines lines ->
          new SanitizerOption("new_lines", null, null);
      case EventConfiguration.Sanitizer.SingleQuotes quotes ->
          new SanitizerOption("single_quotes", null, null);
      case EventConfiguration.Sanitizer.ReplaceAll all ->
          new SanitizerOption("replace_all", all.pattern(), all.replacement());
    };
  }
}
