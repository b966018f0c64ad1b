package io.defenderxdr.source.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BalancerTest {

  @Test
  void claimsAllFreePartitionsUpToItsShareAtOnce() {
    assertThat(new Balancer(partitions(32), Map.of(), "a", new Random(1)).claims()).hasSize(32);
    Map<String, String> half = new HashMap<>();
    IntStream.range(0, 8).forEach(i -> half.put("" + i, "b"));
    assertThat(new Balancer(partitions(32), half, "a", new Random(1)).claims())
        .hasSize(16)
        .doesNotContainAnyElementsOf(half.keySet());
  }

  @Test
  void takesNoMoreThanNeededFromARicherOwner() {
    Map<String, String> all = new HashMap<>();
    IntStream.range(0, 7).forEach(i -> all.put("" + i, "b"));
    assertThat(new Balancer(partitions(7), all, "a", new Random(1)).claims()).hasSize(3);
  }

  @Test
  void randomWorldsBecomeFairAndStayQuietWhoeverComesAndGoes() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<String> partitions = partitions(1 + random.nextInt(40));
      Map<String, String> owners = new HashMap<>();
      List<String> living = living(1 + random.nextInt(6));
      if (random.nextBoolean()) {
        partitions.forEach(p -> owners.put(p, living.get(random.nextInt(living.size()))));
      }
      settle(partitions, owners, living, random);
      assertFair(partitions, owners, living, seed);
      String dead = living.getFirst();
      owners.values().removeIf(dead::equals);
      List<String> left = living.subList(1, living.size());
      if (!left.isEmpty()) {
        settle(partitions, owners, left, random);
        assertFair(partitions, owners, left, seed);
      }
    }
  }

  /** A few rounds, each collector in any order; the last must claim nothing any more. */
  private static void settle(
      List<String> partitions, Map<String, String> owners, List<String> living, Random random) {
    for (int round = 0; round < 10; round++) {
      int claims = 0;
      for (int turn = 0; turn < living.size(); turn++) {
        String me = living.get((turn + random.nextInt(living.size())) % living.size());
        List<String> claimed = new Balancer(partitions, owners, me, random).claims();
        claimed.forEach(partition -> owners.put(partition, me));
        claims += claimed.size();
      }
      for (String me : living) {
        List<String> claimed = new Balancer(partitions, owners, me, random).claims();
        claimed.forEach(partition -> owners.put(partition, me));
        claims += claimed.size();
      }
      if (round > 6) {
        assertThat(claims).as("nothing moves any more").isZero();
      }
    }
  }

  private static void assertFair(
      List<String> partitions, Map<String, String> owners, List<String> living, int seed) {
    assertThat(owners.keySet()).as("seed %d", seed).containsAll(partitions);
    int least = partitions.size() / living.size();
    for (String owner : living) {
      long count = owners.values().stream().filter(owner::equals).count();
      assertThat(count).as("seed %d", seed).isBetween((long) least, (long) least + 1);
    }
  }

  private static List<String> partitions(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  private static List<String> living(int count) {
    return IntStream.range(0, count).mapToObj(i -> "owner-" + i).toList();
  }
}
