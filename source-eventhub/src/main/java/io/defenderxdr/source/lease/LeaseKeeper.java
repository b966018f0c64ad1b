package io.defenderxdr.source.lease;

import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.pipeline.StateStore.Entry;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.pipeline.StateStore.Kept;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Holds our leases of partitions in the layout of the Azure SDKs, and claims more up to a fair
 * share (specification: event hub, section 5.2). Ages of leases are measured by the store's clock
 * alone. {@link #round} and {@link #releaseAll} belong to one thread; the rest is safe for many.
 */
public final class LeaseKeeper {

  /** A store that fails this often in a row is left alone for this round. */
  private static final int FAILURES_OF_A_ROUND = 2;

  private static final String OWNER = "ownerid";

  /**
   * What is kept where.
   *
   * @param prefix of the entries, such as {@code host/hub/group/ownership/}
   * @param owner our own id
   * @param expiry age from which a lease is free
   */
  public record Terms(String prefix, String owner, Duration expiry) {}

  /**
   * A lease of ours.
   *
   * @param version of its entry
   * @param writtenAt by the store's clock
   * @param sureUntil by our clock: before this nobody else can have it
   */
  private record Held(String version, Instant writtenAt, Instant sureUntil) {}

  private final Terms terms;
  private final StateStore store;
  private final Clock clock;
  private final RandomGenerator random;
  private final LeaseEvents events;
  private final Map<String, Held> held = new ConcurrentHashMap<>();
  private long begun;
  private long ended;

  public LeaseKeeper(
      Terms terms, StateStore store, Clock clock, RandomGenerator random, LeaseEvents events) {
    this.terms = terms;
    this.store = store;
    this.clock = clock;
    this.random = random;
    this.events = events;
  }

  /** The partitions that are ours as far as we know. */
  public Set<String> held() {
    return new TreeSet<>(held.keySet());
  }

  /** Whether nobody else can have this partition now. */
  public boolean isSure(String partition) {
    Held lease = held.get(partition);
    return lease != null && clock.instant().isBefore(lease.sureUntil());
  }

  /** The number of the next round that will begin. */
  public synchronized long nextRound() {
    return begun + 1;
  }

  /** Waits until the round of this number is over. */
  public synchronized void awaitRound(long round) throws InterruptedException {
    while (ended < round) {
      wait();
    }
  }

  /**
   * One round: renews, notices what was lost, claims what is due.
   *
   * @param partitions all partitions of the hub
   * @return the leases as they were found
   * @throws StateAwayException if the store does not work; leases then stay as they are
   */
  public Map<String, Kept> round(List<String> partitions)
      throws StateAwayException, InterruptedException {
    synchronized (this) {
      begun++;
    }
    try {
      Instant asked = clock.instant();
      Instant storeNow = store.now();
      events.clocksDiffer(Duration.between(storeNow, middle(asked, clock.instant())));
      Map<String, Kept> leases = leases();
      noticeLosses(leases);
      claimAll(due(leases, storeNow), leases);
      claimAll(
          new Balancer(partitions, owners(leases, storeNow), terms.owner(), random).claims(),
          leases);
      return leases;
    } finally {
      synchronized (this) {
        ended++;
        notifyAll();
      }
    }
  }

  private static Instant middle(Instant from, Instant to) {
    return from.plus(Duration.between(from, to).dividedBy(2));
  }

  private Map<String, Kept> leases() throws StateAwayException, InterruptedException {
    Map<String, Kept> leases = new HashMap<>();
    for (Kept kept : store.list(terms.prefix())) {
      leases.put(kept.entry().name().substring(terms.prefix().length()), kept);
    }
    return leases;
  }

  private void noticeLosses(Map<String, Kept> leases) {
    for (String partition : held.keySet()) {
      Kept lease = leases.get(partition);
      if (lease != null && !isOurs(lease)) {
        lose(partition);
      }
    }
  }

  private void lose(String partition) {
    held.remove(partition);
    events.lost(partition);
  }

  /** Leases to renew, those of a previous run of ours, and ours whose entry somebody removed. */
  private List<String> due(Map<String, Kept> leases, Instant storeNow) {
    Set<String> due = new TreeSet<>();
    Instant renewBefore = storeNow.minus(terms.expiry().dividedBy(4));
    for (Map.Entry<String, Kept> lease : leases.entrySet()) {
      boolean running = held.containsKey(lease.getKey());
      if (isOurs(lease.getValue())
          && (!running || lease.getValue().writtenAt().isBefore(renewBefore))) {
        due.add(lease.getKey());
      }
    }
    for (String partition : held.keySet()) {
      if (!leases.containsKey(partition)) {
        due.add(partition);
      }
    }
    List<String> inAnyOrder = new ArrayList<>(due);
    Collections.shuffle(inAnyOrder, java.util.Random.from(random));
    return inAnyOrder;
  }

  private Map<String, String> owners(Map<String, Kept> leases, Instant storeNow) {
    Map<String, String> owners = new HashMap<>();
    for (Map.Entry<String, Kept> lease : leases.entrySet()) {
      boolean live = lease.getValue().writtenAt().plus(terms.expiry()).isAfter(storeNow);
      String owner = ownerOf(lease.getValue());
      if (live && !owner.isEmpty() && !owner.equals(terms.owner())) {
        owners.put(lease.getKey(), owner);
      }
    }
    held.keySet().forEach(partition -> owners.put(partition, terms.owner()));
    return owners;
  }

  private void claimAll(List<String> partitions, Map<String, Kept> leases)
      throws StateAwayException, InterruptedException {
    int failures = 0;
    StateAwayException last = null;
    for (String partition : partitions) {
      try {
        claim(partition, leases.get(partition));
        failures = 0;
      } catch (StateAwayException e) {
        last = e;
        if (++failures == FAILURES_OF_A_ROUND) {
          break;
        }
      }
    }
    if (last != null) {
      throw last;
    }
  }

  private void claim(String partition, @Nullable Kept before)
      throws StateAwayException, InterruptedException {
    Instant asked = clock.instant();
    Expected expected =
        before == null ? new Expected.Nothing() : new Expected.Version(before.version());
    Optional<Kept> now = store.write(entry(partition, terms.owner()), expected);
    if (now.isEmpty()) {
      // Somebody was faster. If it was ours, the next round sees who has it.
      if (held.containsKey(partition)) {
        lose(partition);
      }
      return;
    }
    Held lease = new Held(now.get().version(), now.get().writtenAt(), asked.plus(terms.expiry()));
    if (held.put(partition, lease) == null) {
      events.gained(partition, before != null);
    }
  }

  /** Gives all leases back, so that others take over at once. A store that is away ends it. */
  public void releaseAll() throws StateAwayException, InterruptedException {
    for (String partition : held()) {
      Held lease = held.remove(partition);
      if (lease != null) {
        store.write(entry(partition, ""), new Expected.Version(lease.version()));
      }
    }
  }

  private Entry entry(String partition, String owner) {
    return new Entry(terms.prefix() + partition, Map.of(OWNER, owner), "");
  }

  private boolean isOurs(Kept lease) {
    return ownerOf(lease).equals(terms.owner());
  }

  /** The owner that a lease names; empty if it was given back. */
  public static String ownerOf(Kept lease) {
    return lease.entry().facts().getOrDefault(OWNER, "");
  }
}
