package io.defenderxdr.mapping.tape;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.UTF8JsonGenerator;
import java.io.IOException;

/** Writes values of a tape as JSON, without what is null or empty. Used by one thread. */
public final class TapeWriter {

  /** Stores refuse documents with longer ones; as a text all digits remain. */
  private static final int LONGEST_NUMBER = 1_000;

  private final Tape tape;
  private final NameCache names;

  /** Writes from a tape. */
  public TapeWriter(Tape tape) {
    this.tape = tape;
    this.names = new NameCache(tape);
  }

  /** Writes a value that is not empty. */
  public void value(JsonGenerator json, int node) throws IOException {
    if (tape.isRaw(node) && json instanceof UTF8JsonGenerator) {
      json.writeRawUTF8String(tape.record(), tape.rawStart(node), tape.length(node));
      return;
    }
    char[] chars = tape.chars();
    int start = tape.start(node);
    int length = tape.end(node) - start;
    switch (tape.kind(node)) {
      case Kind.TEXT -> json.writeString(chars, start, length);
      case Kind.NUMBER -> {
        if (length <= LONGEST_NUMBER) {
          json.writeNumber(chars, start, length);
        } else {
          json.writeString(chars, start, length);
        }
      }
      case Kind.TRUE -> json.writeBoolean(true);
      case Kind.FALSE -> json.writeBoolean(false);
      case Kind.OBJECT -> object(json, node);
      case Kind.LIST -> list(json, node);
      case Kind.GROWN -> grown(json, start);
      case Kind.FIELDS -> fields(json, start);
      case Kind.WHOLE -> whole(json, start);
      case Kind.PAIR -> {
        json.writeStartObject();
        json.writeFieldName(names.of(start));
        value(json, tape.end(node));
        json.writeEndObject();
      }
      default -> json.writeNull();
    }
  }

  private void object(JsonGenerator json, int object) throws IOException {
    json.writeStartObject();
    int at = tape.start(object);
    while (at < tape.end(object)) {
      int value = at + 1;
      if (!tape.isEmpty(value)) {
        json.writeFieldName(names.of(at));
        value(json, value);
      }
      at = tape.after(value);
    }
    json.writeEndObject();
  }

  private void list(JsonGenerator json, int list) throws IOException {
    json.writeStartArray();
    for (int at = tape.start(list); at < tape.end(list); at = tape.after(at)) {
      if (!tape.isEmpty(at)) {
        value(json, at);
      }
    }
    json.writeEndArray();
  }

  private void grown(JsonGenerator json, int list) throws IOException {
    json.writeStartArray();
    GrownLists lists = tape.grown();
    for (int i = 0; i < lists.size(list); i++) {
      int node = lists.get(list, i);
      if (!tape.isEmpty(node)) {
        value(json, node);
      }
    }
    json.writeEndArray();
  }

  private void fields(JsonGenerator json, int list) throws IOException {
    json.writeStartObject();
    GrownLists lists = tape.grown();
    for (int i = 0; i < lists.size(list); i += 2) {
      int value = lists.get(list, i + 1);
      if (!tape.isEmpty(value)) {
        json.writeFieldName(names.of(lists.get(list, i)));
        value(json, value);
      }
    }
    json.writeEndObject();
  }

  /** Writes everything, be it null or empty. */
  private void whole(JsonGenerator json, int list) throws IOException {
    json.writeStartObject();
    GrownLists lists = tape.grown();
    for (int i = 0; i < lists.size(list); i += 2) {
      json.writeFieldName(names.of(lists.get(list, i)));
      everything(json, lists.get(list, i + 1));
    }
    json.writeEndObject();
  }

  private void everything(JsonGenerator json, int node) throws IOException {
    byte kind = tape.kind(node);
    if (kind == Kind.OBJECT) {
      json.writeStartObject();
      for (int at = tape.start(node); at < tape.end(node); at = tape.after(at + 1)) {
        json.writeFieldName(names.of(at));
        everything(json, at + 1);
      }
      json.writeEndObject();
    } else if (kind == Kind.LIST) {
      json.writeStartArray();
      for (int at = tape.start(node); at < tape.end(node); at = tape.after(at)) {
        everything(json, at);
      }
      json.writeEndArray();
    } else {
      value(json, node);
    }
  }
}
