package io.defenderxdr.pipeline;

/**
 * What became of a batch: every document is counted in exactly one of the first three.
 *
 * @param created documents the store created
 * @param alreadyThere documents the store had
 * @param quarantined documents that lie in quarantine
 * @param dropped records a user's processor dropped
 */
public record Settlement(int created, int alreadyThere, int quarantined, int dropped) {

  /** Nothing to settle. */
  public static final Settlement NONE = new Settlement(0, 0, 0, 0);

  /** Both together. */
  public Settlement plus(Settlement other) {
    return new Settlement(
        created + other.created,
        alreadyThere + other.alreadyThere,
        quarantined + other.quarantined,
        dropped + other.dropped);
  }
}
