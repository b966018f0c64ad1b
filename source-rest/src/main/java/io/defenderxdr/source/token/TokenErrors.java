package io.defenderxdr.source.token;

import io.defenderxdr.http.EntraErrors;
import java.util.Map;

/** What the token server says, as a sentence. */
final class TokenErrors {

  private TokenErrors() {}

  static String sentence(int status, Map<String, String> reply, String clientId) {
    String description = reply.getOrDefault("error_description", "");
    String code = description.split(":", 2)[0];
    String meaning =
        EntraErrors.meaning(code)
            .map(known -> code + ", " + known)
            .orElseGet(
                () -> reply.getOrDefault("error", "no reason given") + firstLine(description));
    return "The token server refuses application %s (HTTP %d): %s."
        .formatted(clientId, status, meaning);
  }

  private static String firstLine(String description) {
    String line = description.lines().findFirst().orElse("");
    String shown = line.length() > 200 ? line.substring(0, 200) + "..." : line;
    return shown.isEmpty() ? "" : " (" + shown + ")";
  }
}
