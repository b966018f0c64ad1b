package io.defenderxdr.mapping.tape;

import java.util.Arrays;

/**
 * Texts and numbers that lie in the record's bytes. They become characters when a rule looks at
 * them, and not if it can be answered by the bytes. Used by one thread.
 */
final class Slices {

  private final Nodes nodes;
  private final Characters chars;
  private byte[] record = {};

  Slices(Nodes nodes, Characters chars) {
    this.nodes = nodes;
    this.chars = chars;
  }

  /** Reads from a record; room is made so that the characters stay while its texts are read. */
  void source(byte[] bytes, int length) {
    record = bytes;
    chars.reserve(2 * length);
  }

  byte[] record() {
    return record;
  }

  /** A new node; {@code plain} says whether each byte is a character. */
  int add(byte kind, int start, int end, boolean plain) {
    int node = nodes.add(kind, -1 - start, end);
    nodes.decodedStarts[node] = plain ? Nodes.PLAIN : Nodes.UNREAD;
    return node;
  }

  /** Whether a node lies in the record. */
  boolean has(int node) {
    return nodes.starts[node] < 0;
  }

  /** Its first byte. */
  int start(int node) {
    return -1 - nodes.starts[node];
  }

  /** First character of one that lies in the record. */
  int decodedStart(int node) {
    int start = nodes.decodedStarts[node];
    return start >= 0 ? start : decode(node, start == Nodes.PLAIN);
  }

  /** End of the characters of one that lies in the record. */
  int decodedEnd(int node) {
    decodedStart(node);
    return nodes.decodedEnds[node];
  }

  private int decode(int node, boolean plain) {
    int place = chars.used();
    if (plain) {
      chars.inflate(record, start(node), nodes.ends[node]);
    } else {
      chars.decode(record, start(node), nodes.ends[node]);
    }
    nodes.decodedStarts[node] = place;
    nodes.decodedEnds[node] = chars.used();
    return place;
  }

  /** Whether a node lies in the record and each byte is known to be a character. */
  boolean isPlain(int node) {
    if (nodes.starts[node] >= 0) {
      return false;
    }
    int decoded = nodes.decodedStarts[node];
    return decoded < 0
        ? decoded == Nodes.PLAIN
        : nodes.decodedEnds[node] - decoded == nodes.ends[node] - start(node);
  }

  /** Whether two plain ones are the same. */
  boolean isSame(int a, int b) {
    return Arrays.equals(record, start(a), nodes.ends[a], record, start(b), nodes.ends[b]);
  }

  /** Whether a plain one of the same length is a text. */
  boolean isText(int node, String text) {
    int start = start(node);
    for (int i = 0; i < text.length(); i++) {
      if (record[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a plain one has digits alone. */
  boolean isDigits(int node) {
    for (int i = start(node); i < nodes.ends[node]; i++) {
      if (record[i] < '0' || record[i] > '9') {
        return false;
      }
    }
    return true;
  }
}
