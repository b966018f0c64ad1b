package io.defenderxdr.detection;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which documents cover which rules. A rule is covered by one document that has every field of it,
 * the category, and types and an action that are sensible for what happened.
 *
 * @param rules the rules
 * @param documents the documents, without repeats
 * @param sensible what documents ought to be
 */
record Coverage(List<DetectionRule> rules, Collection<Evidence> documents, Sensible sensible) {

  /** Types that say that something happened; {@code info} alone never covers a rule on types. */
  private static final Set<String> TELLING =
      Set.of("start", "creation", "change", "deletion", "denied", "protocol");

  /** What rules that decide on the category in their own text mean, by the fields they read. */
  private static final Map<String, String> BY_FIELD =
      Map.of("registry.", "registry", "file.", "file", "destination.", "network");

  private static final String TYPE = "event.type";
  private static final String CATEGORY = "event.category";
  private static final String EVENT = "event";

  /** Tables, each with the ActionTypes whose documents cover the rule. */
  Map<String, Set<String>> covering(DetectionRule rule) {
    Map<String, Set<String>> tables = new TreeMap<>();
    for (Evidence document : documents) {
      if (counts(document, rule) && document.lacks(rule).isEmpty()) {
        tables.computeIfAbsent(document.place(), name -> new TreeSet<>()).add(document.action());
      }
    }
    return tables;
  }

  /** Of each table that the rule is about, the fewest fields that one of its documents lacks. */
  Map<String, List<String>> lacking(DetectionRule rule) {
    Map<String, List<String>> fewest = new TreeMap<>();
    for (Evidence document : documents) {
      if (counts(document, rule)) {
        fewest.merge(
            document.place(),
            document.lacks(rule),
            (one, other) -> other.size() < one.size() ? other : one);
      }
    }
    return fewest;
  }

  private boolean counts(Evidence document, DetectionRule rule) {
    if (!document.stream().equals(rule.stream())) {
      return false;
    }
    if (!rule.stream().equals(EVENT)) {
      return true;
    }
    boolean tells =
        !rule.fields().contains(TYPE) || document.types().stream().anyMatch(TELLING::contains);
    return tells && isOfCategory(document, rule) && sensible.holds(document);
  }

  /** A sequence names several categories: each event of it is of one of them. */
  private static boolean isOfCategory(Evidence document, DetectionRule rule) {
    Set<String> asked = rule.categories();
    if (asked.isEmpty()) {
      if (!rule.fields().contains(CATEGORY)) {
        return true;
      }
      asked = byFields(rule);
    }
    return document.categories().stream().anyMatch(asked::contains);
  }

  private static Set<String> byFields(DetectionRule rule) {
    Set<String> asked = new TreeSet<>();
    BY_FIELD.forEach(
        (start, category) -> {
          if (rule.fields().stream().anyMatch(field -> field.startsWith(start))) {
            asked.add(category);
          }
        });
    return asked.isEmpty() ? Set.of("process") : asked;
  }

  /** Fields that rules read, in order, each with the tables whose sensible documents have it. */
  Map<String, Set<String>> tablesByField() {
    Map<String, Set<String>> tables = new TreeMap<>();
    for (DetectionRule rule : rules) {
      rule.fields().forEach(field -> tables.computeIfAbsent(field, name -> new TreeSet<>()));
    }
    tables.forEach(
        (field, found) ->
            documents.stream()
                .filter(document -> document.has(field))
                .filter(document -> document.table().isEmpty() || sensible.holds(document))
                .map(Evidence::place)
                .forEach(found::add));
    return tables;
  }

  /** Whether the rule is covered. */
  boolean covers(DetectionRule rule) {
    return documents.stream()
        .anyMatch(document -> counts(document, rule) && document.lacks(rule).isEmpty());
  }

  /** One document for each way that records of a table and ActionType are told, in order. */
  List<Evidence> activities() {
    Comparator<Evidence> order =
        Comparator.comparing(Evidence::table)
            .thenComparing(Evidence::action)
            .thenComparing(document -> document.types().toString())
            .thenComparing(Evidence::did);
    Map<String, Evidence> ways =
        documents.stream()
            .filter(document -> !document.table().isEmpty())
            .sorted(order)
            .collect(
                Collectors.toMap(
                    document ->
                        String.join(
                            "\n",
                            document.table(),
                            document.action(),
                            document.types().toString(),
                            document.did()),
                    document -> document,
                    (one, same) -> one,
                    LinkedHashMap::new));
    return List.copyOf(ways.values());
  }
}
