package io.defenderxdr.mapping.value;

import java.util.Optional;

/** The conversions that a table row can name. Pure; safe for many threads. */
public enum Conversion {
  NONE("none", "rename"),
  DATE("date", "date"),
  LONG("long", "convert"),
  TEXT("text", "convert"),
  IP("ip", "convert"),
  URI("uri", "uri_parts");

  private final String word;
  private final String processor;

  Conversion(String word, String processor) {
    this.word = word;
    this.processor = processor;
  }

  /** The conversion of that name. */
  public static Optional<Conversion> named(String word) {
    for (Conversion conversion : values()) {
      if (conversion.word.equals(word)) {
        return Optional.of(conversion);
      }
    }
    return Optional.empty();
  }

  /** Its name in tables. */
  public String word() {
    return word;
  }

  /** The kind of step that a failure entry names. */
  public String processor() {
    return processor;
  }

  /** Converts one value, which is never null. */
  public Outcome apply(Object value) {
    return switch (this) {
      case NONE -> new Outcome.Value(value);
      case DATE -> Dates.convert(value);
      case LONG -> Longs.convert(value);
      case TEXT -> Texts.convert(value);
      case IP -> Ips.convert(value);
      case URI -> Uris.convert(value);
    };
  }
}
