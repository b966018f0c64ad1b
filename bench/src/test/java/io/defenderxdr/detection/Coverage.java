package io.defenderxdr.detection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which documents cover which rules.
 *
 * @param rules the rules
 * @param documents the documents, without repeats
 * @param sensible what documents ought to be
 */
record Coverage(List<DetectionRule> rules, Collection<Evidence> documents, Sensible sensible) {

  /** Types that say that something happened; {@code info} alone never covers a rule on types. */
  private static final Set<String> TELLING =
      Set.of("start", "creation", "change", "deletion", "denied", "protocol");

  /** What rules that decide on the category in their own text can mean. */
  private static final Set<String> USUAL = Set.of("process", "file", "registry", "network");

  private static final String TYPE = "event.type";
  private static final String CATEGORY = "event.category";
  private static final String EVENT = "event";

  /** Tables, each with the ActionTypes whose documents cover the rule. */
  Map<String, Set<String>> covering(DetectionRule rule) {
    Map<String, Set<String>> tables = new TreeMap<>();
    for (Evidence document : documents) {
      if (counts(document, rule) && document.lacks(rule).isEmpty()) {
        String table = document.table().isEmpty() ? document.stream() : document.table();
        tables.computeIfAbsent(table, name -> new TreeSet<>()).add(document.action());
      }
    }
    return tables;
  }

  /** What keeps a rule from being covered: the fewest fields that any document lacks. */
  List<String> gap(DetectionRule rule) {
    return documents.stream()
        .filter(document -> counts(document, rule))
        .map(document -> document.lacks(rule))
        .min(Comparator.<List<String>>comparingInt(List::size).thenComparing(Object::toString))
        .orElseGet(() -> new ArrayList<>(new TreeSet<>(rule.fields())));
  }

  /** Whether any document could be one that the rule is about, whatever fields it has. */
  boolean hasCandidates(DetectionRule rule) {
    return documents.stream().anyMatch(document -> counts(document, rule));
  }

  private boolean counts(Evidence document, DetectionRule rule) {
    if (!document.stream().equals(rule.stream())) {
      return false;
    }
    if (!rule.stream().equals(EVENT)) {
      return true;
    }
    Set<String> categories = document.categories();
    boolean right =
        rule.categories().isEmpty()
            ? !rule.fields().contains(CATEGORY) || categories.stream().anyMatch(USUAL::contains)
            : categories.containsAll(rule.categories());
    boolean tells =
        !rule.fields().contains(TYPE) || document.types().stream().anyMatch(TELLING::contains);
    return right && tells && sensible.holds(document);
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
                .filter(document -> document.lacks(reading(field)).isEmpty())
                .map(document -> document.table().isEmpty() ? document.stream() : document.table())
                .forEach(found::add));
    return tables;
  }

  private static DetectionRule reading(String field) {
    return new DetectionRule("", "", EVENT, Set.of(), Set.of(field));
  }

  /** The rules that some document covers. */
  List<DetectionRule> covered() {
    return rules.stream().filter(rule -> !covering(rule).isEmpty()).toList();
  }

  /** The rules that no document covers. */
  List<DetectionRule> uncovered() {
    return rules.stream().filter(rule -> covering(rule).isEmpty()).toList();
  }

  /** One document for each table, ActionType, category, type and action, in order. */
  List<Evidence> activities() {
    return documents.stream()
        .filter(document -> !document.table().isEmpty())
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
                TreeMap::new))
        .values()
        .stream()
        .toList();
  }
}
