/**
 * Where collectors keep what outlives them: positions, leases and refused documents, over the port
 * {@code StateStore}; and that port's place in a folder.
 *
 * <p>The doors are {@link io.defenderxdr.checkpoint.FileStateStore}, {@link
 * io.defenderxdr.checkpoint.StoredCheckpoints}, {@link io.defenderxdr.checkpoint.LeasedSource},
 * {@link io.defenderxdr.checkpoint.StoredQuarantine} and {@link
 * io.defenderxdr.checkpoint.StateLock}.
 *
 * <p>This room knows {@code event}, {@code pipeline} and {@code retry}.
 *
 * <p>When a position may move does not belong here: that is the pipeline's. Other places of state
 * are in {@code azure} and {@code delivery.cluster}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.checkpoint;
