package io.defenderxdr.source.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Cuts the elements of {@code {"value":[...]}} out of a body as it streams. Holds one element and
 * what stands around the list, never the page. It counts brackets only; whether an element is
 * proper JSON is found by whoever reads it.
 */
final class ElementScanner {

  /** Takes the bytes of one element. */
  @FunctionalInterface
  interface Cut {
    void element(byte[] bytes) throws InterruptedException;
  }

  private static final int BUFFER = 8192;
  private static final int LIST_DEPTH = 2;
  private static final String LIST_KEY = "\"value\":";

  private final Cut cut;
  private final ByteArrayOutputStream envelope = new ByteArrayOutputStream();
  private ByteArrayOutputStream element = new ByteArrayOutputStream(BUFFER);
  private int depth;
  private boolean inList;
  private boolean inString;
  private boolean escaped;

  ElementScanner(Cut cut) {
    this.cut = cut;
  }

  /**
   * Reads a body to its end.
   *
   * @return what stands around the list, with the list empty
   */
  byte[] scan(InputStream body) throws IOException, InterruptedException {
    byte[] buffer = new byte[BUFFER];
    for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
      for (int i = 0; i < count; i++) {
        take(buffer[i]);
      }
    }
    return envelope.toByteArray();
  }

  private void take(byte b) throws InterruptedException {
    if (inString) {
      takeInString(b);
      return;
    }
    switch (b) {
      case '"' -> {
        inString = true;
        keep(b);
      }
      case '{', '[' -> open(b);
      case '}', ']' -> close(b);
      case ',' -> comma(b);
      case ' ', '\n', '\r', '\t' -> {
        // White space between tokens means nothing.
      }
      default -> keep(b);
    }
  }

  private void takeInString(byte b) {
    keep(b);
    if (escaped) {
      escaped = false;
    } else if (b == '\\') {
      escaped = true;
    } else if (b == '"') {
      inString = false;
    }
  }

  private void open(byte b) {
    boolean list = !inList && depth == LIST_DEPTH - 1 && b == '[' && endsWithListKey();
    keep(b);
    depth++;
    inList |= list;
  }

  private boolean endsWithListKey() {
    int length = LIST_KEY.length();
    int size = envelope.size();
    if (size < length + 1) {
      return false;
    }
    byte[] all = envelope.toByteArray();
    String tail = new String(all, size - length, length, StandardCharsets.US_ASCII);
    return tail.equals(LIST_KEY) && all[size - length - 1] != '\\';
  }

  private void close(byte b) throws InterruptedException {
    depth--;
    if (inList && depth == LIST_DEPTH - 1) {
      finish();
      inList = false;
      keep(b);
      return;
    }
    keep(b);
    if (inList && depth == LIST_DEPTH) {
      finish();
    }
  }

  private void comma(byte b) throws InterruptedException {
    if (inList && depth == LIST_DEPTH) {
      finish();
    } else {
      keep(b);
    }
  }

  private void keep(byte b) {
    (inList ? element : envelope).write(b);
  }

  private void finish() throws InterruptedException {
    if (element.size() == 0) {
      return;
    }
    byte[] bytes = element.toByteArray();
    element = element.size() > 64 * BUFFER ? new ByteArrayOutputStream(BUFFER) : element;
    element.reset();
    cut.element(bytes);
  }
}
