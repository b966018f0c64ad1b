package io.defenderxdr.mapping.tape;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * Texts and numbers that lie in the record's bytes, of which a copy is kept. They become characters
 * when a rule looks at them, and not if it can be answered by the bytes. Used by one thread.
 */
final class Slices {

  private final Nodes nodes;
  private final Characters chars;
  private byte[] bytes = new byte[1 << 12];
  private int used;

  Slices(Nodes nodes, Characters chars) {
    this.nodes = nodes;
    this.chars = chars;
  }

  /** Takes a record, from index 0 on; room is made so that characters stay while it is read. */
  void source(byte[] record, int offset, int length) {
    used = 0;
    room(length);
    System.arraycopy(record, offset, bytes, 0, length);
    used = length;
    chars.reserve(2 * length);
  }

  /** Forgets the record, and all nodes and characters. */
  void clear() {
    used = 0;
    nodes.clear();
    chars.clear();
  }

  /** A new node of bytes that are put behind all else; each is a character, none an escape. */
  int put(byte kind, byte[] plain) {
    room(plain.length);
    chars.reserve(plain.length);
    int start = used;
    System.arraycopy(plain, 0, bytes, start, plain.length);
    used += plain.length;
    return add(kind, start, used, true);
  }

  /** Puts a text behind all else, its escapes resolved; the index of its first byte. */
  int resolve(int text) {
    int length = nodes.ends[text] - start(text);
    room(length);
    chars.reserve(length);
    int place = used;
    used = Escapes.resolve(bytes, start(text), nodes.ends[text], place);
    return place;
  }

  /** Makes room, and for eight bytes beyond, so that the last ones can be read by eights. */
  private void room(int more) {
    int needed = used + more + Long.BYTES;
    if (bytes.length < needed) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, needed));
    }
  }

  /** What they lie in; another array once it had to grow. */
  byte[] bytes() {
    return bytes;
  }

  /** Index behind the last byte. */
  int used() {
    return used;
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
      chars.inflate(bytes, start(node), nodes.ends[node]);
    } else {
      chars.decode(bytes, start(node), nodes.ends[node]);
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

  /** A plain one as a text of its own. */
  String string(int node) {
    return new String(bytes, start(node), nodes.ends[node] - start(node), ISO_8859_1);
  }

  /** Whether two plain ones are the same. */
  boolean isSame(int a, int b) {
    return Arrays.equals(bytes, start(a), nodes.ends[a], bytes, start(b), nodes.ends[b]);
  }

  /** Whether a plain one of the same length is a text. */
  boolean isText(int node, String text) {
    int start = start(node);
    for (int i = 0; i < text.length(); i++) {
      if (bytes[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a plain one has digits alone. */
  boolean isDigits(int node) {
    for (int i = start(node); i < nodes.ends[node]; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return true;
  }
}
