package io.defenderxdr.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The comparison of what was offered with what is found (contract section 4). It never asks the
 * collector.
 *
 * @param offered how many document ids should exist
 * @param lost how many of them are neither in the store nor in quarantine, superseded ones left out
 * @param missing the first hundred of the lost, as {@code document id key}
 * @param doubled how many ids have more than one document
 * @param identical records that are equal byte for byte to another; only hubs have such
 * @param superseded states replaced before a client that was cut off could come back
 */
public record Proof(
    int offered, int lost, List<String> missing, int doubled, int identical, int superseded) {

  /** Nothing offered. */
  static final Proof NONE = new Proof(0, 0, List.of(), 0, 0, 0);

  private static final int MISSING_SHOWN = 100;

  /**
   * Compares.
   *
   * @param offer what should exist
   * @param superseded what may be missing, because it was replaced while the client was dead
   * @param found documents in the store: id to how many documents have it
   * @param quarantined ids in the quarantine files
   */
  static Proof of(
      Offer offer, Offer superseded, Map<String, Integer> found, Set<String> quarantined) {
    List<String> missing =
        offer.keys().entrySet().stream()
            .filter(entry -> !found.containsKey(entry.getKey()))
            .filter(entry -> !quarantined.contains(entry.getKey()))
            .filter(entry -> !superseded.keys().containsKey(entry.getKey()))
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .toList();
    long replaced =
        superseded.keys().keySet().stream()
            .filter(id -> !found.containsKey(id) && !quarantined.contains(id))
            .count();
    int doubled = (int) found.values().stream().filter(count -> count > 1).count();
    return new Proof(
        offer.keys().size(),
        missing.size(),
        missing.stream().limit(MISSING_SHOWN).toList(),
        doubled,
        offer.lines() - offer.keys().size(),
        (int) replaced);
  }

  /** Both streams together. */
  Proof plus(Proof other) {
    return new Proof(
        offered + other.offered,
        lost + other.lost,
        Stream.concat(missing.stream(), other.missing.stream()).limit(MISSING_SHOWN).toList(),
        doubled + other.doubled,
        identical + other.identical,
        superseded + other.superseded);
  }

  /** Whether nothing is lost and nothing doubled. */
  public boolean holds() {
    return lost == 0 && doubled == 0;
  }
}
