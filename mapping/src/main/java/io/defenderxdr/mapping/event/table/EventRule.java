package io.defenderxdr.mapping.event.table;

import io.defenderxdr.mapping.table.Difference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done to the document.
 *
 * @param at the field whose place in the family's order it takes
 * @param order place among all that go to the same field
 * @param when under which condition it is done
 * @param deed what is done
 * @param difference the mark of a deliberate difference, or null
 * @param place file and line
 */
public record EventRule(
    String at, int order, When when, Deed deed, @Nullable Difference difference, String place) {

  /** What is done. */
  public sealed interface Deed {

    /**
     * A field takes a value.
     *
     * @param field an ECS name, or a vendor name behind a dot
     * @param form how it is stored
     * @param as what is made of the value first
     * @param origin where it comes from
     */
    record Put(String field, EventForm form, As as, Origin origin) implements Deed {}

    /**
     * Fields are taken away.
     *
     * @param fields ECS names, or vendor names behind a dot
     */
    record Remove(List<String> fields) implements Deed {

      public Remove {
        fields = List.copyOf(fields);
      }
    }

    /**
     * A named function.
     *
     * @param function its name
     * @param names what it works on
     * @param sentence what it makes
     */
    record Use(EventFunction function, Map<String, String> names, String sentence) implements Deed {

      public Use {
        names = Map.copyOf(names);
      }
    }
  }

  /** Where a value comes from. */
  public sealed interface Origin {

    /** The value of the row that the target stands in. */
    record OfRow() implements Origin {}

    /**
     * Another field.
     *
     * @param field an ECS name, or a vendor name behind a dot
     * @param move whether it is taken away there
     */
    record Field(String field, boolean move) implements Origin {}

    /**
     * Always the same.
     *
     * @param value a text, {@link Boolean} or {@link Long}
     */
    record Constant(Object value) implements Origin {}
  }

  /**
   * What is made of a value first.
   *
   * @param word how
   * @param lookup the table of words, where the word is {@link Word#LOOKUP}
   */
  public record As(Word word, String lookup) {

    /** Nothing. */
    public static final As IS = new As(Word.NOTHING, "");

    /** How a value is changed. */
    public enum Word {
      NOTHING("nothing"),
      LOWERCASE("lowercase"),
      UPPERCASE("uppercase"),
      ACTION("action"),
      TEXT("text"),
      LOOKUP("lookup");

      private final String text;

      Word(String text) {
        this.text = text;
      }

      /** How it is written. */
      public String text() {
        return text;
      }
    }
  }
}
