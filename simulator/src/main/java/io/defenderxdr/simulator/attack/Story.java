package io.defenderxdr.simulator.attack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One course of events, which becomes an incident with an alert for each scene.
 *
 * @param name what it is about
 * @param scenes its alerts in order
 */
public record Story(String name, List<Scene> scenes) {

  /**
   * One alert of a story.
   *
   * @param facts what is said about it in short
   * @param service where it comes from
   * @param evidence kinds of evidence, such as {@code device}, without the ending "Evidence"
   * @param description what happened, in sentences
   * @param advice what to do, in sentences
   */
  public record Scene(
      Facts facts, Service service, List<String> evidence, String description, String advice) {}

  /**
   * The short facts of a scene.
   *
   * @param threat the family of the malware, or null
   */
  public record Facts(
      String title,
      String severity,
      String category,
      List<String> techniques,
      @Nullable String threat) {}
}
