package io.defenderxdr.mapping.table;

import java.util.List;
import java.util.Map;

/** What is done once all rows are done: a named function over several properties. */
public sealed interface Step {

  /** What it makes, for readers of the reference pages. */
  String sentence();

  /** The ECS fields it sets. */
  List<String> fields();

  /** Line in the file. */
  int line();

  /**
   * The time between two converted dates, in nanoseconds.
   *
   * @param start source path
   * @param end source path
   * @param field the ECS field
   */
  record Duration(String start, String end, String field, String sentence, int line)
      implements Step {

    @Override
    public List<String> fields() {
      return List.of(field);
    }
  }

  /**
   * Category and type from the kinds of a list's items and from one word (specification 5.1).
   *
   * @param list source path of the list
   * @param word source path of the word
   * @param kinds kind to category
   * @param words word in small letters to category
   * @param types category to type after each item, in order of precedence; {@code *} is every other
   * @param wordTypes the same after the word
   * @param category the ECS field of categories
   * @param type the ECS field of types
   */
  record Categories(
      String list,
      String word,
      Map<String, String> kinds,
      Map<String, String> words,
      Map<String, String> types,
      Map<String, String> wordTypes,
      String category,
      String type,
      String sentence,
      int line)
      implements Step {

    @Override
    public List<String> fields() {
      return List.of(category, type);
    }
  }

  /**
   * Folder and name joined to whole paths over all items (specification 4.2, 4.4).
   *
   * @param folder source path
   * @param name source path
   * @param field the ECS field, one plain text or a list in the order of a hash set
   */
  record Paths(String folder, String name, String field, String sentence, int line)
      implements Step {

    @Override
    public List<String> fields() {
      return List.of(field);
    }
  }

  /**
   * Ids over the values of several properties of one item (specification 4.5).
   *
   * @param parts source paths; an item without one of them gives no id
   * @param kind the kind that an item must be of
   * @param field the ECS field, a list in ascending order of the texts behind the ids
   */
  record EntityIds(List<String> parts, String kind, String field, String sentence, int line)
      implements Step {

    public EntityIds {
      parts = List.copyOf(parts);
    }

    @Override
    public List<String> fields() {
      return List.of(field);
    }
  }
}
