package io.defenderxdr.console.page;

import io.defenderxdr.status.Health;
import io.defenderxdr.status.Messages;
import io.defenderxdr.status.PartitionStatus;

/**
 * How good or bad something is, by a word and a sign; the colour only repeats it.
 *
 * @param name the style's name
 * @param sign one character
 * @param word for people
 */
public record Tone(String name, String sign, String word) {

  static Tone of(Health health) {
    return switch (health) {
      case Health.Starting s -> new Tone("calm", "…", "starting");
      case Health.Standby s -> new Tone("calm", "○", "standby");
      case Health.Healthy h -> new Tone("good", "✓", "healthy");
      case Health.Degraded d -> new Tone("bad", "!", "degraded");
      case Health.Stopped s -> new Tone("calm", "■", "stopped");
    };
  }

  static Tone of(PartitionStatus partition) {
    Messages messages = partition.tally().messages();
    if (messages.expired() + messages.missing() > 0) {
      return new Tone("bad", "!", "incomplete");
    }
    if (!partition.owned()) {
      return new Tone("calm", "○", "elsewhere");
    }
    if (partition.lag().isEmpty()) {
      return new Tone("calm", "…", "starting");
    }
    return partition.lag().getAsLong() == 0
        ? new Tone("good", "✓", "caught up")
        : new Tone("low", "▼", "behind");
  }

  static Tone ofSeverity(String severity) {
    return switch (severity) {
      case "high" -> new Tone("high", "▲", "high");
      case "medium" -> new Tone("medium", "◆", "medium");
      case "low" -> new Tone("low", "▼", "low");
      case "" -> new Tone("calm", "○", "not rated");
      default -> new Tone("calm", "○", severity);
    };
  }
}
