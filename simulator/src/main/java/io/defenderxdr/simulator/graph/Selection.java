package io.defenderxdr.simulator.graph;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code $select}. */
final class Selection {
  private static final Set<String> PROPERTIES =
      Set.of(
          ("id providerAlertId incidentId severity serviceSource detectionSource productName"
                  + " detectorId tenantId title category categories alertWebUrl incidentWebUrl"
                  + " actorDisplayName threatDisplayName threatFamilyName mitreTechniques"
                  + " alertPolicyId systemTags additionalData customDetails status assignedTo"
                  + " classification determination investigationState resolvedDateTime description"
                  + " recommendedActions createdDateTime lastUpdateDateTime firstActivityDateTime"
                  + " lastActivityDateTime comments evidence")
              .split(" ", -1));

  private Selection() {}

  /** The properties asked for; empty when there is no such option. */
  static Set<String> parse(@Nullable String text) {
    if (text == null) {
      return Set.of();
    }
    Set<String> names =
        Arrays.stream(text.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    for (String name : names) {
      if (!PROPERTIES.contains(name)) {
        throw new BadQuery(
            "Parsing OData Select and Expand failed: Could not find a property named '"
                + name
                + "' on type 'microsoft.graph.security.alert'.");
      }
    }
    return names;
  }
}
