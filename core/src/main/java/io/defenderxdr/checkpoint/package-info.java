/**
 * Positions in files: written beside, on the disk, then renamed.
 *
 * <p>The doors are {@link io.defenderxdr.checkpoint.FileCheckpoints} and {@link
 * io.defenderxdr.checkpoint.StateLock}.
 *
 * <p>This room knows {@code event}, {@code pipeline} and {@code retry}.
 *
 * <p>When a position may move does not belong here: that is the pipeline's.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.checkpoint;
