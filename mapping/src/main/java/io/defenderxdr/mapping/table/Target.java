package io.defenderxdr.mapping.table;

import org.jspecify.annotations.Nullable;

/**
 * An ECS field that a row's value goes to.
 *
 * @param field full dotted name
 * @param form how it is stored
 * @param order place among all rows that go to the same field; 0 where it is the only one
 * @param condition when it takes the value
 * @param pick what of the value is taken
 * @param difference the mark of a deliberate difference, or null
 * @param line line in the file
 */
public record Target(
    String field,
    Form form,
    int order,
    Condition condition,
    Pick pick,
    @Nullable Difference difference,
    int line) {

  /** What of the value is taken. */
  public sealed interface Pick {

    /** All of it. */
    record Whole() implements Pick {}

    /**
     * One part of a value that is a map.
     *
     * @param name the part's name
     */
    record Part(String name) implements Pick {}

    /**
     * One part of each map of a list.
     *
     * @param name the part's name
     */
    record EachPart(String name) implements Pick {}

    /**
     * Always this text instead.
     *
     * @param text the text
     */
    record Fixed(String text) implements Pick {}

    /**
     * What a lookup of the table gives for the text, ignoring case; nothing where it has no entry.
     *
     * @param name the lookup's name
     */
    record Lookup(String name) implements Pick {}

    /** The text in small letters. */
    record Lowered() implements Pick {}
  }
}
