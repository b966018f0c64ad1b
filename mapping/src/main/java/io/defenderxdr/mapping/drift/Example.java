package io.defenderxdr.mapping.drift;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.mapping.tape.TapeWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The beginning of a value, to look at. */
final class Example {

  /** So many characters are shown. */
  static final int LONGEST = 100;

  private static final JsonFactory FACTORY = new JsonFactory();

  private Example() {}

  static String of(Tape tape, int value) {
    byte kind = tape.kind(value);
    if (kind == Kind.TEXT || kind == Kind.NUMBER || kind == Kind.TRUE || kind == Kind.FALSE) {
      return cut(tape.string(value));
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      new TapeWriter(tape).value(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory cannot fail.", e);
    }
    return cut(text.toString());
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }
}
