package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.table.When;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lists of texts that the steps so far fill with constants alone, so that conditions on them need
 * no record. Used while one family is compiled.
 */
final class KnownTexts {

  private final Map<Integer, Set<String>> texts = new HashMap<>();
  private final Set<Integer> tracked = new HashSet<>();

  /** From now on the field is known; it is empty so far. */
  void track(int field) {
    tracked.add(field);
    texts.put(field, new HashSet<>());
  }

  /** A text is added in any case. */
  void add(int field, String text) {
    Set<String> known = texts.get(field);
    if (known != null) {
      known.add(text);
    }
  }

  /** What the field holds depends on the record. */
  void forget(int field) {
    tracked.remove(field);
    texts.remove(field);
  }

  /** What a condition on the field comes to, where it is known. */
  Optional<Boolean> decided(When.Test test, int field) {
    Set<String> known = texts.get(field);
    if (known == null || !tracked.contains(field)) {
      return Optional.empty();
    }
    return switch (test.word()) {
      case HOLDS -> Optional.of(test.texts().stream().anyMatch(known::contains));
      case EXISTS, FILLED -> Optional.of(!known.isEmpty());
      case MISSING, ABSENT -> Optional.of(known.isEmpty());
      default -> Optional.empty();
    };
  }
}
