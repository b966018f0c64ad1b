package io.defenderxdr.console.page;

import io.defenderxdr.status.AlertRow;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One alert, as ready texts; the template escapes them.
 *
 * @param id the alert's id
 * @param title its title, or a word for having none
 * @param link its page in the portal; null where there is none that may be a link
 * @param severity word and sign
 * @param facts status and product
 */
public record AlertView(
    String id, String title, @Nullable String link, Tone severity, Facts facts) {

  /**
   * What stands beside the title.
   *
   * @param status in words
   * @param service the product that raised it
   * @param updated when it was last updated
   */
  public record Facts(String status, String service, @Nullable Moment updated) {}

  static AlertView of(AlertRow row, PortalLinks links, Instant now) {
    return new AlertView(
        row.id(),
        row.title().isBlank() ? "(no title)" : row.title(),
        links.linkTo(row.seen().url()).orElse(null),
        Tone.ofSeverity(row.severity()),
        new Facts(
            words(row.status()), words(row.service()), Moment.ofNullable(row.seen().at(), now)));
  }

  /** {@code microsoftDefenderForEndpoint} becomes {@code Microsoft Defender for Endpoint}. */
  private static String words(String name) {
    if (name.isEmpty() || name.indexOf(' ') >= 0) {
      return name;
    }
    String spaced = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").replace(" For ", " for ");
    return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }
}
