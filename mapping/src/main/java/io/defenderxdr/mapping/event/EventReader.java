package io.defenderxdr.mapping.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.mapping.event.step.EventWork;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.SliceReader;
import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.mapping.tape.TapeReader;
import io.defenderxdr.mapping.tape.Utf8;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a record: its envelope, and the columns under {@code properties}. Used by one thread. */
final class EventReader {

  private static final String PROPERTIES = "properties";
  private static final int LONGEST_PASSED_ON = 1 << 18;

  private final JsonFactory factory;
  private final @Nullable SliceReader slices;
  private final Tape tape;
  private final TapeReader values;
  private final NamedValues envelope = new NamedValues();
  private final NamedValues columns = new NamedValues();
  private int propertiesStart;
  private int propertiesEnd;
  private int whole = Tape.NONE;
  private boolean object;
  private boolean hasColumns;
  private boolean repeats;

  /**
   * Reads onto a record's tape.
   *
   * @param javaNumbers whether numbers are written as Java writes them, as the reference does
   */
  EventReader(EventWork work, JsonFactory factory, boolean javaNumbers) {
    this.factory = factory;
    this.tape = work.tape();
    this.slices = javaNumbers ? null : new SliceReader(tape);
    this.values = new TapeReader(tape, factory, javaNumbers);
  }

  /** Everything beside the columns. */
  NamedValues envelope() {
    return envelope;
  }

  /** The columns. */
  NamedValues columns() {
    return columns;
  }

  /** Where the bytes of {@code properties} begin in the record, or -1 if there are none. */
  int propertiesStart() {
    return propertiesStart;
  }

  /** Where they end. */
  int propertiesEnd() {
    return propertiesEnd;
  }

  /** Whether there is more than one {@code properties}, of which the last counts. */
  boolean repeats() {
    return repeats;
  }

  /** Whether the record is an object. */
  boolean isObject() {
    return object;
  }

  /** Whether {@code properties} is an object. */
  boolean hasColumns() {
    return hasColumns;
  }

  /** What the record is where it is no object, or {@link Tape#NONE}. */
  int noObject() {
    return whole;
  }

  /**
   * Reads one record.
   *
   * @throws IOException if it is no JSON; what was read until then counts for nothing
   */
  void read(ByteSlice record) throws IOException {
    if (slices == null || !isPassedOn(record) || !readSlices(slices, record)) {
      readWhole(record);
    }
  }

  private static boolean isPassedOn(ByteSlice record) {
    return record.length() > 0
        && record.length() <= LONGEST_PASSED_ON
        && record.array()[record.offset()] == '{';
  }

  /** Reads with texts left where they are; not if one must be mended, or the record is broken. */
  private boolean readSlices(SliceReader json, ByteSlice record) {
    forget();
    try {
      json.begin(record.array(), record.offset(), record.length());
      object = true;
      envelope(json);
      json.finish();
      return true;
    } catch (SliceReader.UnusualException e) {
      // Whoever reads the whole says what is wrong, if anything is.
      tape.clear();
      return false;
    }
  }

  private void envelope(SliceReader json) throws SliceReader.UnusualException {
    boolean first = true;
    while (json.passName(first)) {
      first = false;
      String name = json.name();
      if (name.equals(PROPERTIES)) {
        json.beginObject();
        repeats |= propertiesStart >= 0;
        propertiesStart = json.place() - 1;
        columns(json);
        propertiesEnd = json.place();
      } else {
        envelope.add(name, json.value());
      }
    }
  }

  private void columns(SliceReader json) throws SliceReader.UnusualException {
    columns.clear();
    hasColumns = true;
    boolean first = true;
    while (json.passName(first)) {
      first = false;
      String name = json.name();
      columns.add(name, json.value());
    }
  }

  private void readWhole(ByteSlice record) throws IOException {
    if (!Utf8.is(record)) {
      // The parser lets some of it pass, and reads UTF-16 with other places.
      forget();
      throw new IOException("The record is not in UTF-8.");
    }
    try (JsonParser json = factory.createParser(record.array(), record.offset(), record.length())) {
      read(json);
    }
  }

  private void read(JsonParser json) throws IOException {
    forget();
    try {
      JsonToken first = json.nextToken();
      if (first == null) {
        throw new EOFException("The record is empty.");
      }
      object = first == JsonToken.START_OBJECT;
      if (object) {
        envelope(json);
      } else {
        whole = values.value(json);
      }
      if (json.nextToken() != null) {
        throw new IOException("More text follows the record's JSON value.");
      }
    } catch (IOException e) {
      forget();
      throw e;
    }
  }

  private void forget() {
    envelope.clear();
    columns.clear();
    propertiesStart = -1;
    repeats = false;
    whole = Tape.NONE;
    object = false;
    hasColumns = false;
  }

  private void envelope(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (name.equals(PROPERTIES)) {
        properties(json, token);
      } else {
        envelope.add(name, values.value(json));
      }
    }
  }

  private void properties(JsonParser json, JsonToken token) throws IOException {
    repeats |= propertiesStart >= 0;
    propertiesStart = (int) json.currentTokenLocation().getByteOffset();
    columns.clear();
    hasColumns = token == JsonToken.START_OBJECT;
    if (hasColumns) {
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        json.nextToken();
        columns.add(name, values.value(json));
      }
    } else {
      int value = values.value(json);
      if (tape.kind(value) != Kind.NULL) {
        envelope.add(PROPERTIES, value);
      }
      // The parser reads a text only when it is asked for it; then its end is known.
    }
    propertiesEnd = (int) json.currentLocation().getByteOffset();
  }

  /** What was wrong with a record, without its place. */
  static String reason(IOException e) {
    return e instanceof com.fasterxml.jackson.core.JsonProcessingException parsing
        ? parsing.getOriginalMessage()
        : String.valueOf(e.getMessage());
  }
}
