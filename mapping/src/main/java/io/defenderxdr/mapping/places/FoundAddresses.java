package io.defenderxdr.mapping.places;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was found of the addresses met last, at most twice as many as said. Two generations: when
 * the younger is full it becomes the elder, and the elder goes; an address that is asked for again
 * moves to the younger. Safe for many threads.
 */
final class FoundAddresses {

  private final int most;
  private volatile Map<String, Map<String, Object>> younger = new ConcurrentHashMap<>();
  private volatile Map<String, Map<String, Object>> elder = Map.of();

  FoundAddresses(int most) {
    this.most = most;
  }

  /** What is known of an address, found now if it was not met lately. */
  Map<String, Object> get(String address, Function<String, Map<String, Object>> find) {
    Map<String, Object> known = younger.get(address);
    if (known != null) {
      return known;
    }
    known = elder.get(address);
    Map<String, Object> found = known == null ? find.apply(address) : known;
    put(address, found);
    return found;
  }

  private void put(String address, Map<String, Object> found) {
    if (younger.size() >= most) {
      age();
    }
    younger.put(address, found);
  }

  private synchronized void age() {
    if (younger.size() >= most) {
      elder = younger;
      younger = new ConcurrentHashMap<>();
    }
  }

  /** How many are kept. */
  int size() {
    return younger.size() + elder.size();
  }
}
