package io.defenderxdr.console.page;

import io.defenderxdr.status.Health;

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
      case Health.Healthy h -> new Tone("good", "✓", "healthy");
      case Health.Degraded d -> new Tone("bad", "!", "degraded");
      case Health.Stopped s -> new Tone("calm", "■", "stopped");
    };
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
