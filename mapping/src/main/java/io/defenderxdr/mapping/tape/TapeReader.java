package io.defenderxdr.mapping.tape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads JSON values onto a tape. Used by one thread. */
public final class TapeReader {

  private final Tape tape;
  private final JsonFactory factory;
  private final boolean javaNumbers;
  private final SliceReader slices;

  /**
   * Reads onto a tape, with the limits of a factory.
   *
   * @param javaNumbers whether numbers are kept as Java writes them, and not as they came
   */
  public TapeReader(Tape tape, JsonFactory factory, boolean javaNumbers) {
    this.tape = tape;
    this.factory = factory;
    this.javaNumbers = javaNumbers;
    this.slices = new SliceReader(tape);
  }

  /**
   * Reads one whole text.
   *
   * @return the value's node
   * @throws IOException if it is no JSON, or more text follows
   */
  public int whole(int text) throws IOException {
    if (tape.slices().has(text) && !javaNumbers) {
      try {
        return slices.whole(text);
      } catch (SliceReader.UnusualException e) {
        // Whoever reads the characters says what is wrong, if anything is.
      }
    }
    return characters(text);
  }

  private int characters(int text) throws IOException {
    try (JsonParser json =
        factory.createParser(tape.chars(), tape.start(text), tape.end(text) - tape.start(text))) {
      if (json.nextToken() == null) {
        throw new IOException("The text is empty.");
      }
      int value = value(json);
      if (json.nextToken() != null) {
        throw new IOException("More text follows the JSON value.");
      }
      return value;
    }
  }

  /** Reads the value that a parser stands at; leaves it at the value's last token. */
  public int value(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    return switch (token) {
      case START_OBJECT, START_ARRAY -> container(json);
      default -> scalar(json, token);
    };
  }

  private int container(JsonParser json) throws IOException {
    int top = open(json.currentToken());
    // The parents' numbers stand in their own 'ends' until they are closed.
    int within = top;
    int parent = Tape.NONE;
    while (true) {
      JsonToken token = json.nextToken();
      switch (token) {
        case START_OBJECT, START_ARRAY -> {
          tape.reopen(within, parent);
          parent = within;
          within = open(token);
        }
        case END_OBJECT, END_ARRAY -> {
          tape.close(within);
          if (within == top) {
            return top;
          }
          within = parent;
          parent = tape.end(within);
        }
        case FIELD_NAME -> tape.add(Kind.NAME, json.currentName());
        case null -> throw new IOException("The JSON text ends within a value.");
        default -> scalar(json, token);
      }
    }
  }

  private int open(JsonToken token) {
    int node = tape.add(token == JsonToken.START_OBJECT ? Kind.OBJECT : Kind.LIST);
    tape.beginsBehind(node);
    return node;
  }

  private int scalar(JsonParser json, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING -> characters(json, Kind.TEXT);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json);
      case VALUE_TRUE -> tape.add(Kind.TRUE);
      case VALUE_FALSE -> tape.add(Kind.FALSE);
      default -> tape.add(Kind.NULL);
    };
  }

  private int number(JsonParser json) throws IOException {
    if (javaNumbers) {
      Number number = json.getNumberValue();
      if (Double.isFinite(number.doubleValue()) || !(number instanceof Double)) {
        return tape.add(Kind.NUMBER, number.toString());
      }
    }
    return characters(json, Kind.NUMBER);
  }

  private int characters(JsonParser json, byte kind) throws IOException {
    return tape.add(kind, json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
  }
}
