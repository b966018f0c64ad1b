package io.defenderxdr.simulator.stream;

import io.defenderxdr.simulator.attack.Dice;

/**
 * A file, with hashes that hang on its path.
 *
 * @param path the full path
 * @param key a number of its own
 */
record FileFacts(String path, long key) {
  private static final int FILE = 300;

  static FileFacts of(String path) {
    return new FileFacts(path, key(path));
  }

  /** A number that hangs on a text. */
  static long key(String text) {
    long key = 7;
    for (int i = 0; i < text.length(); i++) {
      key = 1_000_003 * key + text.charAt(i);
    }
    return key;
  }

  private int cut() {
    return Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
  }

  String name() {
    return path.substring(cut() + 1);
  }

  String folder() {
    return path.substring(0, Math.max(0, cut()));
  }

  String extension() {
    String name = name();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  String md5() {
    return Dice.of(key, FILE, 1).hex(32);
  }

  String sha1() {
    return Dice.of(key, FILE, 2).hex(40);
  }

  String sha256() {
    return Dice.of(key, FILE, 3).hex(64);
  }

  long size() {
    Dice dice = Dice.of(key, FILE, 4);
    return 300 + dice.below(1L << (10 + dice.below(14)));
  }
}
