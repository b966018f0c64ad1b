package io.defenderxdr.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One alert as a page shows it. Every text comes from outside and is trusted nowhere.
 *
 * @param id the alert's id
 * @param title what it says; empty where it has none
 * @param severity {@code high}, {@code medium}, {@code low}, {@code informational} or another word
 *     of the service; empty where it has none
 * @param status {@code new}, {@code inProgress}, {@code resolved} ...; empty where it has none
 * @param service the product that raised it; empty where unknown
 * @param seen when and where it can be seen
 */
public record AlertRow(
    String id, String title, String severity, String status, String service, Seen seen) {

  /**
   * When and where an alert can be seen.
   *
   * @param at when the alert was last updated; null where unknown
   * @param url its page in the portal as the service gave it, unchecked; null where it has none
   */
  public record Seen(@Nullable Instant at, @Nullable String url) {}
}
