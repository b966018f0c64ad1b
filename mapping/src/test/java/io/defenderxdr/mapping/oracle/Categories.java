package io.defenderxdr.mapping.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Section 5.1: {@code event.category} and {@code event.type} of an alert with an evidence list. */
final class Categories {

  private final EcsFields ecs;
  private final List<Map<String, Object>> items;
  private final TreeSet<String> categories = new TreeSet<>();
  private final TreeSet<String> types = new TreeSet<>();

  Categories(EcsFields ecs, List<Map<String, Object>> items) {
    this.ecs = ecs;
    this.items = items;
  }

  void fill(Object determination) {
    for (Map<String, Object> item : items) {
      String category = ofKind(EvidenceEcs.kind(item));
      if (category != null) {
        categories.add(category);
        types.add(
            categories.contains("registry")
                ? "access"
                : categories.contains("threat") ? "indicator" : "info");
      }
    }
    String verdict = determination instanceof String text ? ofDetermination(text) : null;
    if (verdict != null) {
      categories.add(verdict);
      types.add(categories.contains("threat") ? "indicator" : "info");
    }
    ecs.sorted("event/category", new ArrayList<>(categories));
    ecs.sorted("event/type", new ArrayList<>(types));
  }

  private static String ofKind(String kind) {
    return switch (kind) {
      case "analyzedMessageEvidence", "mailboxEvidence", "mailClusterEvidence" -> "email";
      case "deviceEvidence" -> "host";
      case "fileEvidence" -> "file";
      case "ipEvidence" -> "network";
      case "processEvidence" -> "process";
      case "registryKeyEvidence", "registryValueEvidence" -> "registry";
      case "userEvidence", "securityGroupEvidence" -> "iam";
      default -> null;
    };
  }

  private static String ofDetermination(String determination) {
    return switch (determination.toLowerCase(Locale.ROOT)) {
      case "malware", "malicioususeractivity" -> "malware";
      case "phishing" -> "email";
      case "apt" -> "threat";
      default -> null;
    };
  }
}
