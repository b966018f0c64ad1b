package io.defenderxdr.source.envelope;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.source.envelope.Envelope.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One walk over one body: is it JSON, and where do its records begin and end? */
final class EnvelopeCut {

  private static final byte[] RECORDS = "\"records\"".getBytes(StandardCharsets.US_ASCII);

  private final byte[] body;
  private final JsonWalk walk;
  private final List<ByteSlice> records = new ArrayList<>();
  private boolean envelope;
  private boolean others;

  private EnvelopeCut(byte[] body) {
    this.body = body;
    this.walk = new JsonWalk(body);
  }

  /** The records of a body, or null if it is no JSON. */
  static @Nullable Envelope of(byte[] body, boolean sanitized) {
    EnvelopeCut cut = new EnvelopeCut(body);
    Shape shape = cut.shape();
    if (shape == null) {
      return null;
    }
    List<ByteSlice> found =
        shape == Shape.SINGLE ? List.of(ByteSlice.of(body)) : List.copyOf(cut.records);
    return new Envelope(found, shape, sanitized);
  }

  private @Nullable Shape shape() {
    walk.skipMark();
    int first = walk.peek();
    boolean whole =
        switch (first) {
          case '{' -> object();
          case '[' -> list();
          default -> walk.value();
        };
    if (!whole || !walk.atEnd()) {
      return null;
    }
    if (first == '[') {
      return records.isEmpty() ? Shape.EMPTY : Shape.LIST;
    }
    if (first != '{' || (!envelope && others)) {
      return Shape.SINGLE;
    }
    return records.isEmpty() ? Shape.EMPTY : Shape.RECORDS;
  }

  private boolean object() {
    walk.step();
    if (walk.peek() == '}') {
      walk.step();
      return true;
    }
    while (true) {
      if (!member()) {
        return false;
      }
      int next = walk.peek();
      walk.step();
      if (next == '}') {
        return true;
      }
      if (next != ',') {
        return false;
      }
    }
  }

  /** One name and its value; a list under {@code records} is cut, null there says nothing. */
  private boolean member() {
    walk.peek();
    int name = walk.at();
    if (!walk.string()) {
      return false;
    }
    boolean named = isRecords(name, walk.at());
    if (walk.peek() != ':') {
      return false;
    }
    walk.step();
    int first = walk.peek();
    if (named && first == '[') {
      envelope = true;
      return list();
    }
    others |= !named || first != 'n';
    return walk.value();
  }

  private boolean isRecords(int from, int to) {
    return java.util.Arrays.equals(body, from, to, RECORDS, 0, RECORDS.length);
  }

  private boolean list() {
    walk.step();
    if (walk.peek() == ']') {
      walk.step();
      return true;
    }
    while (true) {
      walk.peek();
      int from = walk.at();
      if (!walk.value()) {
        return false;
      }
      records.add(new ByteSlice(body, from, walk.at() - from));
      int next = walk.peek();
      walk.step();
      if (next == ']') {
        return true;
      }
      if (next != ',') {
        return false;
      }
    }
  }
}
