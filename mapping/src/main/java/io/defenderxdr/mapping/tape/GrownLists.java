package io.defenderxdr.mapping.tape;

import java.util.Arrays;

/** Lists of node numbers, kept for the next record. Used by one thread. */
final class GrownLists {

  private int[][] lists = new int[16][8];
  private int[] sizes = new int[16];
  private int open;

  void clear() {
    open = 0;
  }

  /** The number of a new, empty list. */
  int open() {
    if (open == lists.length) {
      lists = Arrays.copyOf(lists, open * 2);
      sizes = Arrays.copyOf(sizes, open * 2);
      for (int i = open; i < lists.length; i++) {
        lists[i] = new int[8];
      }
    }
    sizes[open] = 0;
    return open++;
  }

  int size(int list) {
    return sizes[list];
  }

  int get(int list, int index) {
    return lists[list][index];
  }

  void add(int list, int node) {
    if (sizes[list] == lists[list].length) {
      lists[list] = Arrays.copyOf(lists[list], sizes[list] * 2);
    }
    lists[list][sizes[list]++] = node;
  }
}
