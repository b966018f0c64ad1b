package io.defenderxdr.mapping.oracle;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The alert stream of the specification, written a second time from its text alone, to find errors
 * of the tables: one raw record in, the reference's document out.
 */
final class AlertOracle {

  /** Top-level moves of section 3: source, vendor name. */
  private static final List<String> MOVES =
      List.of(
          "@odata.type odata_type",
          "id id",
          "tenantId tenant_id",
          "description description",
          "title title",
          "serviceSource service_source",
          "severity severity",
          "status status",
          "classification classification",
          "determination determination",
          "category category",
          "mitreTechniques mitre_techniques",
          "threatDisplayName threat_display_name",
          "threatFamilyName threat_family_name",
          "actorDisplayName actor_display_name",
          "detectionSource detection_source",
          "detectorId detector_id",
          "incidentId incident_id",
          "providerAlertId provider_alert_id",
          "recommendedActions recommended_actions",
          "assignedTo assigned_to",
          "comments comments",
          "evidence evidence");

  private static final List<String> ID_FIELDS =
      List.of("id", "incidentId", "lastUpdateDateTime", "providerAlertId");

  private final List<String> tags;

  AlertOracle(List<String> tags) {
    this.tags = List.copyOf(tags);
  }

  /**
   * What one record yields.
   *
   * @param document the tree, {@code event.original} still as text
   * @param id null where the specification sets none
   */
  record Mapped(Map<String, Object> document, String id) {}

  /** Empty where the record is dropped. */
  Optional<Mapped> map(String raw) {
    Object parsed;
    try {
      parsed = Json.read(raw);
    } catch (IOException e) {
      Errors errors = new Errors();
      errors.add("json", e);
      return Optional.of(new Mapped(finish(new LinkedHashMap<>(), errors, raw), null));
    }
    Map<String, Object> source = Trees.map(parsed);
    if (source == null) {
      // Section 10, point 21.
      return Optional.of(new Mapped(finish(new LinkedHashMap<>(), new Errors(), raw), null));
    }
    if (source.get("value") instanceof List<?> list) {
      // Section 1; section 10, points 23 and 25.
      return list.isEmpty() ? Optional.empty() : Optional.of(unsplit(source, raw));
    }
    String id = id(source);
    return Optional.of(new Mapped(mapObject(source, raw), id));
  }

  /** Section 1.1; section 10, point 24. */
  private static String id(Map<String, Object> source) {
    List<String> parts = new ArrayList<>();
    for (String field : ID_FIELDS) {
      Object value = source.get(field);
      if (value != null) {
        parts.add(value instanceof String text ? text : Json.write(value));
      }
    }
    return parts.isEmpty() ? null : ProcessIds.digest(parts);
  }

  /** Section 8, row "Unhandled failure": the parsed source stays under "json". */
  private Mapped unsplit(Map<String, Object> source, String raw) {
    Errors errors = new Errors();
    errors.add("value", new IOException("the list was not split"));
    Map<String, Object> document = new LinkedHashMap<>();
    finish(document, errors, raw);
    document.put("json", source); // Not cleaned: the failure came before the final clean-up.
    Trees.put(document, "event/kind", "pipeline_error");
    return new Mapped(document, null);
  }

  private Map<String, Object> mapObject(Map<String, Object> source, String raw) {
    Map<String, Object> alert = new LinkedHashMap<>();
    Map<String, Object> document = new LinkedHashMap<>();
    Trees.put(document, "m365_defender/alert", alert);
    EcsFields ecs = new EcsFields(document);
    Errors errors = new Errors();
    for (String move : MOVES) {
      String[] names = move.split(" ", -1);
      alert.put(names[1], Trees.copy(source.get(names[0])));
    }
    times(source, alert, ecs, errors);
    links(source, alert, ecs, errors);
    plainFields(alert, ecs);
    people(alert, ecs);
    evidence(alert, ecs, errors);
    if (!tags.contains("preserve_duplicate_custom_fields")) {
      Duplicates.remove(alert);
    }
    return finish(document, errors, raw);
  }

  private static void times(
      Map<String, Object> source, Map<String, Object> alert, EcsFields ecs, Errors errors) {
    Map<String, Object> left = new LinkedHashMap<>(source);
    left.values().removeIf(""::equals); // Section 2.1: empty text is skipped.
    Map.of(
            "lastUpdateDateTime", "last_update_datetime",
            "createdDateTime", "created_datetime",
            "firstActivityDateTime", "first_activity_datetime",
            "lastActivityDateTime", "last_activity_datetime",
            "resolvedDateTime", "resolved_datetime")
        .forEach(
            (name, vendor) -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put(name, left.get(name));
              EvidenceItems.convert(one, name, vendor, Conversions::date, errors);
              alert.putAll(one);
            });
    ecs.set("@timestamp", alert.get("last_update_datetime"));
    ecs.set("event/created", alert.get("created_datetime"));
    ecs.set("event/start", alert.get("first_activity_datetime"));
    ecs.set("event/end", alert.get("last_activity_datetime"));
    if (alert.get("first_activity_datetime") instanceof String start
        && alert.get("last_activity_datetime") instanceof String end) {
      long millis = Duration.between(Instant.parse(start), Instant.parse(end)).toMillis();
      try {
        ecs.set("event/duration", BigInteger.valueOf(Math.multiplyExact(millis, 1_000_000L)));
      } catch (ArithmeticException e) {
        errors.add("duration", e); // Section 3: a long of nanoseconds; 292 years at most.
      }
    }
  }

  private static void links(
      Map<String, Object> source, Map<String, Object> alert, EcsFields ecs, Errors errors) {
    alert.put("alertWebUrl", source.get("alertWebUrl"));
    alert.put("incidentWebUrl", source.get("incidentWebUrl"));
    EvidenceItems.convert(alert, "alertWebUrl", "web_url", Conversions::uri, errors);
    EvidenceItems.convert(alert, "incidentWebUrl", "incident_web_url", Conversions::uri, errors);
    ecs.set("event/url", Trees.get(alert, "web_url/original"));
  }

  private static void plainFields(Map<String, Object> alert, EcsFields ecs) {
    ecs.set("event/id", alert.get("id"));
    ecs.set("cloud/account/id", alert.get("tenant_id"));
    ecs.set("message", alert.get("description"));
    ecs.set("event/provider", alert.get("service_source"));
    ecs.append("threat/tactic/name", alert.get("category"));
    ecs.set("threat/technique/subtechnique/id", alert.get("mitre_techniques"));
    if (alert.get("severity") instanceof String severity) {
      // Section 5.2.
      Integer number =
          switch (severity.toLowerCase(Locale.ROOT)) {
            case "low", "informational" -> 21;
            case "medium" -> 47;
            case "high" -> 73;
            case "critical" -> 99;
            default -> null;
          };
      ecs.set("event/severity", number == null ? null : BigInteger.valueOf(number));
    }
  }

  private static void people(Map<String, Object> alert, EcsFields ecs) {
    ecs.set("source/user/name", alert.get("assigned_to"));
    ecs.append("related/user", alert.get("assigned_to"));
    if (alert.get("comments") instanceof List<?> comments) {
      for (Object comment : comments) {
        Map<String, Object> map = Trees.map(comment);
        ecs.append("related/user", map == null ? null : map.get("createdByDisplayName"));
      }
    }
  }

  private static void evidence(Map<String, Object> alert, EcsFields ecs, Errors errors) {
    if (!(alert.get("evidence") instanceof List<?> list)) {
      return; // Section 4.1, last sentence; section 10, point 19.
    }
    Trees.clean(list, false); // Section 2.4, step 4.
    List<Map<String, Object>> items = new ArrayList<>();
    for (Object element : list) {
      Map<String, Object> item = Trees.map(element);
      if (item != null) {
        new EvidenceItems(errors).rename(item);
        items.add(item);
      }
    }
    new EvidenceEcs(ecs, items).fill();
    new Categories(ecs, items).fill(alert.get("determination"));
    // Section 2.1, last paragraph: these two have no vendor field here.
    items.forEach(
        item -> item.keySet().removeAll(List.of("internetMessageId", "networkMessageId")));
  }

  /** Sections 2.4, 5.3 and 8: kind, error entries, tags, original, and nothing empty. */
  private Map<String, Object> finish(Map<String, Object> document, Errors errors, String raw) {
    List<Object> allTags = new ArrayList<>(tags);
    boolean failed = !errors.entries.isEmpty();
    if (failed) {
      EcsFields.addOnce(allTags, "preserve_original_event");
      Trees.put(document, "error/message", errors.entries);
    }
    Trees.put(document, "event/kind", failed ? List.of("alert", "pipeline_error") : "alert");
    document.put("tags", allTags);
    if (allTags.contains("preserve_original_event")) {
      Trees.put(document, "event/original", raw); // Section 1.2.
    }
    Trees.clean(document, true);
    return document;
  }
}
