package io.defenderxdr.source.lease;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Decides which partitions a collector should claim beside its own. Works like the SDK's balancing,
 * so that both can share a group: live owners get {@code n / k} or one more. All free partitions up
 * to that share are claimed at once; others are taken only from owners that have two more than we.
 * Pure.
 */
final class Balancer {

  private final String me;
  private final List<String> free = new ArrayList<>();
  private final Map<String, List<String>> owned = new HashMap<>();
  private final RandomGenerator random;
  private final int share;

  /**
   * Sees one moment.
   *
   * @param partitions all partitions of the hub
   * @param owners the live owner of each partition that has one
   * @param me our own id
   */
  Balancer(List<String> partitions, Map<String, String> owners, String me, RandomGenerator random) {
    this.me = me;
    this.random = random;
    owned.put(me, new ArrayList<>());
    for (String partition : partitions) {
      String owner = owners.get(partition);
      if (owner == null) {
        free.add(partition);
      } else {
        owned.computeIfAbsent(owner, name -> new ArrayList<>()).add(partition);
      }
    }
    this.share = Math.ceilDiv(partitions.size(), owned.size());
  }

  /** What to claim: free partitions first, then those of the richest owners. */
  List<String> claims() {
    List<String> claims = new ArrayList<>();
    int mine = own().size();
    Collections.shuffle(free, java.util.Random.from(random));
    for (String partition : free) {
      if (mine < share) {
        claims.add(partition);
        mine++;
      }
    }
    for (List<String> richest = richest(); richest.size() >= mine + 2; richest = richest()) {
      claims.add(richest.remove(random.nextInt(richest.size())));
      mine++;
    }
    return claims;
  }

  private List<String> own() {
    return owned.getOrDefault(me, List.of());
  }

  private List<String> richest() {
    List<String> richest = List.of();
    for (Map.Entry<String, List<String>> entry : owned.entrySet()) {
      if (!entry.getKey().equals(me) && entry.getValue().size() > richest.size()) {
        richest = entry.getValue();
      }
    }
    return richest;
  }
}
