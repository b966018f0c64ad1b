package io.defenderxdr.source.lease;

import java.time.Duration;

/** Is told what becomes of leases, from the keeper's thread; must return at once. */
public interface LeaseEvents {

  /**
   * A partition is ours now.
   *
   * @param before whether somebody had read it before
   */
  void gained(String partition, boolean before);

  /** A partition is another's now. */
  void lost(String partition);

  /** How far our clock is ahead of the store's; negative if it is behind. */
  void clocksDiffer(Duration ahead);
}
