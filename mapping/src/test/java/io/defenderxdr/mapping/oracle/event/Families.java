package io.defenderxdr.mapping.oracle.event;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The sub-pipelines of section 3, in their order. */
final class Families {

  /**
   * One sub-pipeline.
   *
   * @param name of the pipeline
   * @param parts of the lower-cased category, of which one is enough
   * @param steps what it does to the document
   */
  record Family(String name, List<String> parts, Consumer<Map<String, Object>> steps) {
    boolean takes(String category) {
      return parts.stream().anyMatch(category::contains);
    }
  }

  static final List<Family> IN_ORDER =
      List.of(
          new Family("alert", List.of("alert", "behavior"), AlertFamily::run),
          new Family("device", List.of("device", "processevents"), DeviceFamily::run),
          new Family("email", List.of("email", "urlclickevents", "message"), EmailFamily::run),
          new Family(
              "app_and_identity",
              List.of(
                  "identity", "cloudappevents", "cloudauditevents", "cloudstorageaggregatedevents"),
              AppFamily::run));

  private Families() {}
}
