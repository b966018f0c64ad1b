package io.defenderxdr.mapping.oracle;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes alerts from a seed: most of them as Graph sends them, each with some values that stand
 * where they should not, and some records that are no alerts at all.
 */
final class AlertGenerator {

  private static final String TAG_ORIGINAL = "preserve_original_event";
  private static final String TAG_DUPLICATES = "preserve_duplicate_custom_fields";

  private static final List<String> NO_ALERTS =
      List.of(
          "5",
          "\"text\"",
          "null",
          "true",
          "[]",
          "[{\"id\":\"a\"}]",
          "{}",
          "{\"value\":[]}",
          "{\"value\":[],\"@odata.context\":\"x\"}",
          "{\"value\":[{\"id\":\"a\"}],\"id\":\"b\"}",
          "{\"value\":[null]}",
          "{\"value\":{},\"id\":\"a\"}",
          "{\"value\":null,\"id\":\"a\"}",
          "{\"id\":\"a\"",
          "{\"id\":\"a\",}",
          "{'id':'a'}",
          "{\"id\":007}",
          "{\"id\":NaN}",
          "{\"id\":\"a\"}}",
          "{\"id\":\"a\nb\"}",
          "nonsense",
          "{\"id\":\"\\x\"}");

  private final Dice dice;
  private final AlertValues values;
  private final EvidenceGenerator evidence;

  AlertGenerator(long seed) {
    dice = new Dice(seed);
    values = new AlertValues(dice);
    evidence = new EvidenceGenerator(dice);
  }

  /**
   * One record to map.
   *
   * @param tags the tags to map it with
   * @param json the raw record
   */
  record Case(List<String> tags, String json) {}

  Case next() {
    List<String> tags = new ArrayList<>(dice.chance(80) ? List.of("forwarded") : List.of());
    if (dice.chance(50)) {
      tags.add(TAG_ORIGINAL);
    }
    if (dice.chance(50)) {
      tags.add(TAG_DUPLICATES);
    }
    return new Case(tags, record());
  }

  private String record() {
    if (dice.chance(2)) {
      return dice.pick(NO_ALERTS);
    }
    Map<String, Object> alert = alert();
    if (dice.chance(2)) {
      alert.put("deep", dice.nested(400));
    }
    String json = dice.chance(25) ? new NoisyJson(dice).write(alert) : Json.write(alert);
    if (dice.chance(1)) {
      json = json.substring(0, dice.upTo(json.length() - 1));
    }
    // A pair of surrogates cut in two is no text that could be sent.
    json = new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    return json.isBlank() ? "{}" : json;
  }

  private Map<String, Object> alert() {
    Map<String, Object> alert = new LinkedHashMap<>();
    for (String name : List.of("id", "incidentId", "providerAlertId")) {
      if (dice.chance(95)) {
        alert.put(name, id());
      }
    }
    for (String name :
        ("lastUpdateDateTime createdDateTime firstActivityDateTime lastActivityDateTime"
                + " resolvedDateTime")
            .split(" ", -1)) {
      if (dice.chance(95)) {
        alert.put(name, dice.mostly(values::date));
      }
    }
    for (String name :
        ("tenantId title description serviceSource status classification category"
                + " threatDisplayName threatFamilyName actorDisplayName detectionSource detectorId"
                + " recommendedActions productName alertPolicyId investigationState @odata.type")
            .split(" ", -1)) {
      if (dice.chance(85)) {
        alert.put(name, dice.mostly(values::text));
      }
    }
    addDerived(alert);
    addPeople(alert);
    addEvidence(alert);
    return alert;
  }

  private Object id() {
    if (dice.chance(90)) {
      return "da" + dice.upTo(1_000_000) + "_1";
    }
    return dice.pick(
        List.of(
            "",
            " ",
            BigInteger.valueOf(23),
            true,
            "ünï",
            List.of("a"),
            Map.of("a", "b"),
            "\u0000"));
  }

  private void addDerived(Map<String, Object> alert) {
    alert.put(
        "severity",
        dice.mostly(
            () -> values.enumMember("low informational medium high critical unknown other")));
    alert.put(
        "determination",
        dice.mostly(
            () ->
                values.enumMember(
                    "malware maliciousUserActivity phishing apt unknown securityTesting other")));
    alert.put(
        "mitreTechniques", dice.mostly(() -> dice.list(3, () -> dice.word("T1057 T1059.001"))));
    alert.put("alertWebUrl", dice.mostly(values::uri));
    alert.put("incidentWebUrl", dice.mostly(values::uri));
  }

  private void addPeople(Map<String, Object> alert) {
    alert.put("assignedTo", dice.mostly(values::person));
    if (dice.chance(70)) {
      alert.put("comments", dice.mostly(() -> dice.list(3, this::comment)));
    }
    if (dice.chance(10)) {
      for (String name : List.of("organization", "division", "team")) {
        alert.put(name, dice.mostly(values::text));
      }
    }
    if (dice.chance(10)) {
      alert.put("systemTags", dice.anything(3));
      alert.put("additionalData", dice.anything(4));
    }
  }

  private Object comment() {
    Map<String, Object> comment = new LinkedHashMap<>();
    comment.put("comment", dice.mostly(values::text));
    comment.put("createdByDisplayName", dice.mostly(values::person));
    comment.put("createdDateTime", dice.mostly(values::date));
    return comment;
  }

  private void addEvidence(Map<String, Object> alert) {
    if (dice.chance(95)) {
      List<Object> items = new ArrayList<>();
      for (int i = dice.chance(1) ? 150 : dice.upTo(6); i > 0; i--) {
        items.add(evidence.item());
      }
      alert.put("evidence", items);
    } else if (dice.chance(70)) {
      alert.put("evidence", dice.chance(50) ? evidence.item() : dice.anything(3));
    }
  }
}
