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

  private static final int KEPT_CHARS = 1 << 20;
  private static final int KEPT_NODES = 1 << 16;

  private char[] chars = new char[1 << 13];
  private int used;
  private byte[] kinds = new byte[1 << 9];
  private int[] starts = new int[1 << 9];
  private int[] ends = new int[1 << 9];
  private int size;
  private final GrownLists grown = new GrownLists();

  /** Forgets all nodes; memory that one huge record needed is given back. */
  public void clear() {
    used = 0;
    size = 0;
    grown.clear();
    if (chars.length > KEPT_CHARS) {
      chars = new char[KEPT_CHARS];
    }
    if (kinds.length > KEPT_NODES) {
      kinds = new byte[KEPT_NODES];
      starts = new int[KEPT_NODES];
      ends = new int[KEPT_NODES];
    }
  }

  /** Number of nodes. */
  public int size() {
    return size;
  }

  /** The characters that texts are ranges of; another array once it had to grow. */
  public char[] chars() {
    return chars;
  }

  /** What a node is; {@link Kind#NULL} for {@link #NONE}. */
  public byte kind(int node) {
    return node < 0 ? Kind.NULL : kinds[node];
  }

  /** First character of a scalar, first child of an object or list. */
  public int start(int node) {
    return starts[node];
  }

  /** End of the characters, or of the children. */
  public int end(int node) {
    return ends[node];
  }

  /** The node behind one and all below it, within an object or list. */
  public int after(int node) {
    byte kind = kinds[node];
    return kind == Kind.OBJECT || kind == Kind.LIST || kind == Kind.GONE ? ends[node] : node + 1;
  }

  /** Whether there is a value that is not null. */
  public boolean exists(int node) {
    return node >= 0 && kinds[node] != Kind.NULL && kinds[node] != Kind.GONE;
  }

  /** Whether there is a value that is neither null nor an empty text. */
  public boolean isFilled(int node) {
    return exists(node) && !(kinds[node] == Kind.TEXT && starts[node] == ends[node]);
  }

  /** Whether nothing remains of a value once null, empty texts, lists and objects are left out. */
  public boolean isEmpty(int node) {
    return switch (kind(node)) {
      case Kind.NULL, Kind.GONE -> true;
      case Kind.TEXT -> starts[node] == ends[node];
      case Kind.OBJECT -> isEmptyWithin(node, 1);
      case Kind.LIST -> isEmptyWithin(node, 0);
      case Kind.GROWN -> isEmptyGrown(node, 0, 1);
      case Kind.FIELDS -> isEmptyGrown(node, 1, 2);
      case Kind.PAIR -> isEmpty(ends[node]);
      default -> false;
    };
  }

  private boolean isEmptyWithin(int container, int names) {
    int at = starts[container];
    while (at < ends[container]) {
      int value = at + names;
      if (!isEmpty(value)) {
        return false;
      }
      at = after(value);
    }
    return true;
  }

  private boolean isEmptyGrown(int node, int first, int step) {
    int list = starts[node];
    for (int i = first; i < grown.size(list); i += step) {
      if (!isEmpty(grown.get(list, i))) {
        return false;
      }
    }
    return true;
  }

  /** The lists that grew. */
  GrownLists grown() {
    return grown;
  }

  /** Number of elements of a list of either kind; 0 for anything else. */
  public int count(int list) {
    byte kind = kind(list);
    if (kind == Kind.GROWN) {
      return grown.size(starts[list]);
    }
    int count = 0;
    if (kind == Kind.LIST) {
      for (int at = starts[list]; at < ends[list]; at = after(at)) {
        count++;
      }
    }
    return count;
  }

  /** A new list to {@link #push} onto. */
  public int newList() {
    return add(Kind.GROWN, grown.open(), 0);
  }

  /** A new object to {@link #push} names and values onto, in turn. */
  public int newObject() {
    return add(Kind.FIELDS, grown.open(), 0);
  }

  /** Number of nodes in a list or object that grew. */
  public int grownSize(int node) {
    return grown.size(starts[node]);
  }

  /** Puts a node at the end of a list made by {@link #newList}. */
  public void push(int list, int node) {
    grown.add(starts[list], node);
  }

  /** A node of a list or object that grew. */
  public int element(int list, int index) {
    return grown.get(starts[list], index);
  }

  /** The value under a name of an object, the last one of that name; or {@link #NONE}. */
  public int child(int object, String name) {
    int found = NONE;
    if (kind(object) == Kind.OBJECT) {
      for (int at = starts[object]; at < ends[object]; at = after(at + 1)) {
        if (isText(at, name) && kinds[at + 1] != Kind.GONE) {
          found = at + 1;
        }
      }
    }
    return found;
  }

  /** A second node for the same value. */
  public int copy(int node) {
    return add(kinds[node], starts[node], ends[node]);
  }

  /** An object with one value. */
  public int pair(String name, int value) {
    return add(Kind.PAIR, add(Kind.NAME, name), value);
  }

  /** Begins an object or list whose names and values are added next; end it with {@link #end}. */
  public int begin() {
    int container = add(Kind.NULL);
    beginsBehind(container);
    return container;
  }

  /** Ends what {@link #begin} began. */
  public void end(int container, byte kind) {
    kinds[container] = kind;
    close(container);
  }

  /** Makes a name or text another one. */
  public void rename(int node, String text) {
    int other = add(kinds[node], text);
    starts[node] = starts[other];
    ends[node] = ends[other];
  }

  /** Takes a value out of the object around it. */
  public void remove(int node) {
    ends[node] = after(node);
    kinds[node] = Kind.GONE;
  }

  /** A node without characters. */
  public int add(byte kind) {
    return add(kind, used, used);
  }

  int add(byte kind, int start, int end) {
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, size * 2);
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    kinds[size] = kind;
    starts[size] = start;
    ends[size] = end;
    return size++;
  }

  /** A container's children begin with the next node. */
  void beginsBehind(int container) {
    starts[container] = size;
  }

  /** Keeps the container around an open one where its end will stand. */
  void reopen(int container, int around) {
    ends[container] = around;
  }

  void close(int container) {
    ends[container] = size;
  }

  /** A text or number of these characters. */
  public int add(byte kind, char[] from, int offset, int length) {
    room(length);
    System.arraycopy(from, offset, chars, used, length);
    used += length;
    return add(kind, used - length, used);
  }

  /** A text or number. */
  public int add(byte kind, String text) {
    int length = text.length();
    room(length);
    text.getChars(0, length, chars, used);
    used += length;
    return add(kind, used - length, used);
  }

  /** A text. */
  public int text(String text) {
    return add(Kind.TEXT, text);
  }

  /** A number of the characters of a text or number. */
  public int number(int node) {
    return kinds[node] == Kind.NUMBER ? node : add(Kind.NUMBER, starts[node], ends[node]);
  }

  /** A text that is part of what is there already. */
  public int part(int start, int end) {
    return add(Kind.TEXT, start, end);
  }

  /** Where characters go that are put one by one; end them with {@link #ended}. */
  public int mark() {
    return used;
  }

  /** Puts one character. */
  public void put(char c) {
    room(1);
    chars[used++] = c;
  }

  /** Puts the characters of a text or number. */
  public void put(int node) {
    int length = ends[node] - starts[node];
    room(length);
    System.arraycopy(chars, starts[node], chars, used, length);
    used += length;
  }

  /** Puts a text. */
  public void put(String text) {
    room(text.length());
    text.getChars(0, text.length(), chars, used);
    used += text.length();
  }

  /** Ends a text sooner. */
  public void cut(int node, int end) {
    ends[node] = end;
  }

  /** The text of everything that was put since the mark. */
  public int ended(int mark) {
    return add(Kind.TEXT, mark, used);
  }

  /** Puts U+FFFD in the place of each half of a character whose other half is missing. */
  public void mend() {
    for (int node = 0; node < size; node++) {
      if (kinds[node] == Kind.TEXT || kinds[node] == Kind.NAME) {
        mend(starts[node], ends[node]);
      }
    }
  }

  private void mend(int start, int end) {
    for (int i = start; i < end; i++) {
      char c = chars[i];
      if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(chars[i + 1])) {
        i++;
      } else if (Character.isSurrogate(c)) {
        chars[i] = '\uFFFD';
      }
    }
  }

  private void room(int more) {
    if (chars.length - used < more) {
      chars = Arrays.copyOf(chars, Math.max(chars.length * 2, used + more));
    }
  }

  /** Whether the characters of a node are these. */
  public boolean isText(int node, String text) {
    int start = starts[node];
    int length = text.length();
    if (ends[node] - start != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (chars[start + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether two nodes have the same characters. */
  public boolean isSame(int a, int b) {
    return Arrays.equals(chars, starts[a], ends[a], chars, starts[b], ends[b]);
  }

  /** The characters of a scalar as a text of its own; true, false and null as those words. */
  public String string(int node) {
    return switch (kind(node)) {
      case Kind.TRUE -> "true";
      case Kind.FALSE -> "false";
      case Kind.TEXT, Kind.NUMBER, Kind.NAME ->
          new String(chars, starts[node], ends[node] - starts[node]);
      default -> "null";
    };
  }
}
