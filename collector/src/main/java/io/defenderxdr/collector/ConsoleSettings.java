package io.defenderxdr.collector;

import io.defenderxdr.console.ConsoleOptions;
import io.defenderxdr.settings.Configuration;
import java.util.List;

/** The console's options, from the settings. */
final class ConsoleSettings {

  private ConsoleSettings() {}

  static ConsoleOptions options(Configuration.Http http) {
    String user = http.username().orElse("");
    ConsoleOptions.Credential credential =
        http.password()
            .map(word -> new ConsoleOptions.Credential(user, word.reveal()))
            .orElse(null);
    return new ConsoleOptions(http.address(), http.port(), credential, List.of(), List.of());
  }
}
