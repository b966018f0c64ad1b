package io.defenderxdr.mapping.event.table;

/** The conversions that a row can name. */
public enum EventConversion {
  /** The value as it came. */
  NONE("none", "rename"),
  /** ISO 8601 text to UTC; an empty text is nothing. */
  DATE("date", "date"),
  /** As {@link #DATE}, and an empty text is a failure. */
  DATE_ANY("date-any", "date"),
  /** As {@link #DATE}, and what is no text is nothing. */
  DATE_TEXT("date-text", "date"),
  /** A whole number; an empty text is nothing. */
  LONG("long", "convert"),
  /** As {@link #LONG}, and an empty text is a failure. */
  LONG_ANY("long-any", "convert"),
  /** Any number; an empty text is nothing. */
  DOUBLE("double", "convert"),
  /** A text; an empty one is nothing. */
  TEXT("text", "convert"),
  /** True or false only. */
  BOOLEAN("boolean", "convert"),
  /** True, false, 1 and 0; anything else is nothing. */
  FLAG("flag", "script"),
  /** An address; an empty text is nothing. */
  IP("ip", "convert"),
  /** An address; anything else is nothing. */
  IP_OR_NOTHING("ip-or-nothing", "convert"),
  /** A text that is not empty is parsed. */
  JSON("json", "json"),
  /** Whatever is not null is parsed from its text. */
  JSON_ANY("json-any", "json"),
  /** A text in small letters. */
  LOWERCASE("lowercase", "lowercase");

  private final String word;
  private final String processor;

  EventConversion(String word, String processor) {
    this.word = word;
    this.processor = processor;
  }

  /** Its name in tables. */
  public String word() {
    return word;
  }

  /**
   * Whether a field of a type takes whatever the conversion makes. Words and flattened fields take
   * anything.
   */
  public boolean suits(String type) {
    return switch (type) {
      case "long" -> this == LONG || this == LONG_ANY;
      case "double" -> this == DOUBLE || this == LONG || this == LONG_ANY;
      case "date" -> this == DATE || this == DATE_ANY || this == DATE_TEXT;
      case "ip" -> this == IP || this == IP_OR_NOTHING;
      case "boolean" -> this == BOOLEAN || this == FLAG;
      default -> true;
    };
  }

  /** The word of a conversion that suits a type. */
  static String first(String type) {
    if (type.equals("double")) {
      return DOUBLE.word;
    }
    for (EventConversion conversion : values()) {
      if (conversion.suits(type)) {
        return conversion.word;
      }
    }
    return NONE.word;
  }

  /** The kind of step that a failure entry names. */
  public String processor() {
    return processor;
  }
}
