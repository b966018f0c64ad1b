package io.defenderxdr.mapping.table;

/**
 * The mark of a deliberate difference from the reference.
 *
 * @param side where what is marked exists
 * @param sentence what differs, and why
 */
public record Difference(Side side, String sentence) {

  /** Which of the two forms of a document. */
  public enum Side {
    /** Only in the reference's own documents. */
    REFERENCE,
    /** Only in the improved documents. */
    IMPROVED
  }

  /** Whether what is marked takes part. */
  public boolean isIn(boolean asReference) {
    return asReference == (side == Side.REFERENCE);
  }
}
