package io.defenderxdr.mapping.table;

import java.util.List;

/** When a target takes a value. */
public sealed interface Condition {

  /** Always. */
  record Always() implements Condition {}

  /**
   * The item around the value is of one of these kinds.
   *
   * @param kinds as the source spells them, without the table's kind prefix
   */
  record KindIs(List<String> kinds) implements Condition {

    public KindIs {
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * A property of the same item is this text, ignoring case.
   *
   * @param source full source path
   * @param text the text
   */
  record SameText(String source, String text) implements Condition {}

  /**
   * A property of the same item is there and not null.
   *
   * @param source full source path
   */
  record Present(String source) implements Condition {}

  /**
   * Every one of them holds.
   *
   * @param parts at least one
   */
  record All(List<Condition> parts) implements Condition {

    public All {
      parts = List.copyOf(parts);
    }
  }
}
