package io.defenderxdr.console.page;

import io.defenderxdr.status.NewestAlerts;
import java.util.List;

/**
 * The newest alerts, or why there are none.
 *
 * @param rows newest first
 * @param note what to know where there are no rows; empty where there are
 * @param failed whether the store did not answer
 */
public record AlertSection(List<AlertView> rows, String note, boolean failed) {

  private static final String EMPTY =
      "No alerts in the store yet. They appear here seconds after Microsoft Defender XDR serves them; the time of each stream's last complete reading stands above.";

  static AlertSection of(PageFacts facts) {
    return switch (facts.alerts()) {
      case NewestAlerts.Found(var alerts) when alerts.isEmpty() ->
          new AlertSection(List.of(), EMPTY, false);
      case NewestAlerts.Found(var alerts) ->
          new AlertSection(
              alerts.stream()
                  .map(alert -> AlertView.of(alert, facts.links(), facts.now()))
                  .toList(),
              "",
              false);
      case NewestAlerts.Unavailable(String sentence) -> new AlertSection(List.of(), sentence, true);
    };
  }
}
