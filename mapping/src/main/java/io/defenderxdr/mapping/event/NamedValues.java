package io.defenderxdr.mapping.event;

import java.util.Arrays;

/** Names with the nodes of their values, in the order they came in. Used by one thread. */
final class NamedValues {

  private String[] names = new String[128];
  private int[] nodes = new int[128];
  private int size;

  void clear() {
    size = 0;
  }

  void add(String name, int node) {
    if (size == names.length) {
      names = Arrays.copyOf(names, size * 2);
      nodes = Arrays.copyOf(nodes, size * 2);
    }
    names[size] = name;
    nodes[size++] = node;
  }

  int size() {
    return size;
  }

  String name(int index) {
    return names[index];
  }

  int node(int index) {
    return nodes[index];
  }

  /** The value of the last one with a name, or -1. */
  int last(String name) {
    for (int i = size - 1; i >= 0; i--) {
      if (names[i].equals(name)) {
        return nodes[i];
      }
    }
    return -1;
  }
}
