package io.defenderxdr.mapping.tape;

import java.util.Arrays;

/**
 * The values of one record, each a node with a number. Scalars are ranges of one array of
 * characters; objects and lists are ranges of nodes. Nothing is allocated while records are not
 * larger than those before. Used by one thread.
 */
public final class Tape {

  /** No node. */
  public static final int NONE = -1;

  private final Characters chars = new Characters();
  private final Nodes nodes = new Nodes();
  private final Slices slices = new Slices(nodes, chars);
  private final GrownLists grown = new GrownLists();

  /** Forgets all nodes; memory that one huge record needed is given back. */
  public void clear() {
    slices.clear();
    grown.clear();
  }

  /** Number of nodes. */
  public int size() {
    return nodes.size();
  }

  /** The characters that texts are ranges of; another array once it had to grow. */
  public char[] chars() {
    return chars.array();
  }

  /** What a node is; {@link Kind#NULL} for {@link #NONE}. */
  public byte kind(int node) {
    return node < 0 ? Kind.NULL : nodes.kinds[node];
  }

  /** First character of a scalar, first child of an object or list. */
  public int start(int node) {
    int start = nodes.starts[node];
    return start >= 0 ? start : slices.decodedStart(node);
  }

  /** End of the characters, or of the children. */
  public int end(int node) {
    return nodes.starts[node] >= 0 ? nodes.ends[node] : slices.decodedEnd(node);
  }

  /** Texts and numbers that lie in the record's bytes. */
  Slices slices() {
    return slices;
  }

  /** Number of characters of a scalar, or of bytes where it lies in the record's. */
  int length(int node) {
    int start = nodes.starts[node];
    return nodes.ends[node] - (start < 0 ? -1 - start : start);
  }

  /** Number of characters of a scalar. */
  public int count(int node) {
    return nodes.starts[node] >= 0 || slices.isPlain(node)
        ? length(node)
        : (end(node) - start(node));
  }

  /** The node behind one and all below it, within an object or list. */
  public int after(int node) {
    byte kind = nodes.kinds[node];
    return kind == Kind.OBJECT || kind == Kind.LIST || kind == Kind.GONE
        ? nodes.ends[node]
        : node + 1;
  }

  /** Whether there is a value that is not null. */
  public boolean exists(int node) {
    return node >= 0 && nodes.kinds[node] != Kind.NULL && nodes.kinds[node] != Kind.GONE;
  }

  /** Whether there is a value that is neither null nor an empty text. */
  public boolean isFilled(int node) {
    return exists(node) && !(nodes.kinds[node] == Kind.TEXT && length(node) == 0);
  }

  /** Whether nothing remains of a value once null, empty texts, lists and objects are left out. */
  public boolean isEmpty(int node) {
    byte kind = kind(node);
    return kind == Kind.TEXT ? length(node) == 0 : kind != Kind.NUMBER && Emptiness.of(this, node);
  }

  Characters characters() {
    return chars;
  }

  Nodes nodes() {
    return nodes;
  }

  GrownLists grown() {
    return grown;
  }

  /** A new list or object of a kind that grows; objects get names and values in turn. */
  public int grow(byte kind) {
    return add(kind, grown.open(), 0);
  }

  /** Number of nodes in a list or object that grew. */
  public int grownSize(int node) {
    return grown.size(nodes.starts[node]);
  }

  /** Puts a node at the end of a list made by {@link #grow}. */
  public void push(int list, int node) {
    grown.add(nodes.starts[list], node);
  }

  /** A node of a list or object that grew. */
  public int element(int list, int index) {
    return grown.get(nodes.starts[list], index);
  }

  /** A second node for the same value. */
  public int copy(int node) {
    return as(nodes.kinds[node], node);
  }

  /** A text or number as a value of another kind. */
  public int as(byte kind, int node) {
    int copy = add(kind, nodes.starts[node], nodes.ends[node]);
    nodes.decodedStarts[copy] = nodes.decodedStarts[node];
    nodes.decodedEnds[copy] = nodes.decodedEnds[node];
    return copy;
  }

  /** A node without characters. */
  public int add(byte kind) {
    return add(kind, chars.used(), chars.used());
  }

  /** A scalar of characters that are there already, or a container. */
  public int add(byte kind, int start, int end) {
    return nodes.add(kind, start, end);
  }

  /** A container's children begin with the next node. */
  void beginsBehind(int container) {
    nodes.starts[container] = nodes.size();
  }

  /** Keeps the container around an open one where its end will stand. */
  void reopen(int container, int around) {
    nodes.ends[container] = around;
  }

  void close(int container) {
    nodes.ends[container] = nodes.size();
  }

  /** A text or number of these characters. */
  public int add(byte kind, char[] from, int offset, int length) {
    chars.put(from, offset, length);
    return add(kind, chars.used() - length, chars.used());
  }

  /** A text or number. */
  public int add(byte kind, String text) {
    chars.put(text);
    return add(kind, chars.used() - text.length(), chars.used());
  }

  /** A text. */
  public int text(String text) {
    return add(Kind.TEXT, text);
  }

  /** A text that is part of what is there already. */
  public int part(int start, int end) {
    return add(Kind.TEXT, start, end);
  }

  /** Where characters go that are put one by one; end them with {@link #ended}. */
  public int mark() {
    return chars.used();
  }

  /** Puts one character. */
  public void put(char c) {
    chars.put(c);
  }

  /** Puts a range of what is there once more. */
  public void putRange(int start, int end) {
    chars.putRange(start, end);
  }

  /** Puts the characters of a text or number. */
  public void put(int node) {
    int before = chars.used();
    int start = start(node);
    if (start < before) { // Otherwise this very call decoded it, to where it belongs.
      chars.putRange(start, end(node));
    }
  }

  /** The text of everything that was put since the mark. */
  public int ended(int mark) {
    return add(Kind.TEXT, mark, chars.used());
  }

  /** Whether the characters of a node are these. */
  public boolean isText(int node, String text) {
    if (slices.isPlain(node)) {
      return length(node) == text.length() && slices.isText(node, text);
    }
    return chars.isText(start(node), end(node), text);
  }

  /** Whether two nodes have the same characters. */
  public boolean isSame(int a, int b) {
    if (a == b || count(a) != count(b)) {
      return a == b;
    }
    if (slices.isPlain(a) && slices.isPlain(b)) {
      return slices.isSame(a, b);
    }
    return Arrays.equals(chars(), start(a), end(a), chars(), start(b), end(b));
  }

  /** Whether a text or number has digits alone. */
  public boolean isDigits(int node) {
    return slices.isPlain(node) ? slices.isDigits(node) : chars.isDigits(start(node), end(node));
  }

  /** The characters of a scalar as a text of its own; true, false and null as those words. */
  public String string(int node) {
    return switch (kind(node)) {
      case Kind.TRUE -> "true";
      case Kind.FALSE -> "false";
      case Kind.TEXT, Kind.NUMBER, Kind.NAME ->
          slices.isPlain(node)
              ? slices.string(node)
              : new String(chars(), start(node), end(node) - start(node));
      default -> "null";
    };
  }
}
