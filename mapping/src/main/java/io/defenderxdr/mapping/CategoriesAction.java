package io.defenderxdr.mapping;

import io.defenderxdr.mapping.document.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Category and type from the kinds of a list's items and one word (specification 5.1).
 *
 * @param list slot of the list
 * @param kind slot of an item's kind
 * @param word slot of the word
 * @param rules what kinds, words and categories bring
 * @param targets where they go
 */
record CategoriesAction(int list, int kind, int word, Rules rules, Targets targets)
    implements Action {

  /**
   * What brings what; of the types, the first whose category is there counts, {@code *} is always.
   *
   * @param kinds full text of a kind to category
   * @param words word in small letters to category
   * @param types category to type after each item
   * @param wordTypes category to type after the word
   */
  record Rules(
      Map<String, String> kinds,
      Map<String, String> words,
      Map<String, String> types,
      Map<String, String> wordTypes) {}

  /**
   * Slots of the ECS fields.
   *
   * @param category the categories
   * @param type the types
   */
  record Targets(int category, int type) {}

  @Override
  public void run(Work work) {
    if (!(work.record().get(list) instanceof List<?> items)) {
      return;
    }
    TreeSet<String> categories = new TreeSet<>();
    TreeSet<String> found = new TreeSet<>();
    for (Object item : items) {
      if (item instanceof Slots object && object.get(kind) instanceof String text) {
        add(categories, found, rules.kinds().get(text), rules.types());
      }
    }
    if (work.record().get(word) instanceof String text) {
      String meant = rules.words().get(text.toLowerCase(Locale.ROOT));
      add(categories, found, meant, rules.wordTypes());
    }
    work.record().set(targets.category(), new ArrayList<Object>(categories));
    work.record().set(targets.type(), new ArrayList<Object>(found));
  }

  private static void add(
      TreeSet<String> categories,
      TreeSet<String> found,
      @Nullable String category,
      Map<String, String> types) {
    if (category == null) {
      return;
    }
    categories.add(category);
    for (Map.Entry<String, String> rule : types.entrySet()) {
      if (rule.getKey().equals("*") || categories.contains(rule.getKey())) {
        found.add(rule.getValue());
        return;
      }
    }
  }
}
