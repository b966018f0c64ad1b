package io.defenderxdr.mapping.event.table;

import java.util.List;

/** A condition, as it is written. */
public sealed interface When {

  /** Always holds. */
  When ALWAYS = new All(List.of());

  /** Every part holds. */
  record All(List<When> parts) implements When {

    public All {
      parts = List.copyOf(parts);
    }
  }

  /** At least one part holds. */
  record Any(List<When> parts) implements When {

    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** The part does not hold. */
  record Not(When part) implements When {}

  /**
   * A test of one operand.
   *
   * @param operand what is looked at
   * @param word what is asked
   * @param ignoringCase whether capital and small letters are the same
   * @param texts what it is compared with, at least one where the word needs some
   */
  record Test(Operand operand, Word word, boolean ignoringCase, List<String> texts)
      implements When {

    public Test {
      texts = List.copyOf(texts);
    }
  }

  /** What is looked at. */
  sealed interface Operand {

    /** The record's category in small letters. */
    record Table() implements Operand {}

    /** The ActionType in small letters. */
    record ActionType() implements Operand {}

    /**
     * A field of the document.
     *
     * @param field an ECS name, or a vendor name behind a dot
     */
    record Field(String field) implements Operand {}

    /**
     * A column as it came.
     *
     * @param name its name
     */
    record Column(String name) implements Operand {}
  }

  /** What is asked of an operand. */
  enum Word {
    IS("is", true),
    HAS("has", true),
    STARTS("starts", true),
    ENDS("ends", true),
    HOLDS("holds", true),
    ABSENT("absent", false),
    EXISTS("exists", false),
    MISSING("missing", false),
    FILLED("filled", false),
    IS_OBJECT("is-object", false),
    IS_LIST("is-list", false),
    IS_TEXT("is-text", false),
    IS_TRUE("is-true", false),
    IS_FALSE("is-false", false);

    private final String text;
    private final boolean compares;

    Word(String text, boolean compares) {
      this.text = text;
      this.compares = compares;
    }

    /** How it is written. */
    public String text() {
      return text;
    }

    /** Whether texts to compare with follow it. */
    public boolean compares() {
      return compares;
    }
  }
}
