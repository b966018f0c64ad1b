/**
 * The safe place for what the store or the source refused: files of the state folder, or the
 * cluster.
 *
 * <p>The doors are {@link io.defenderxdr.delivery.quarantine.FileQuarantine} and {@link
 * io.defenderxdr.delivery.quarantine.ClusterQuarantine}.
 *
 * <p>This room knows {@code event}, {@code pipeline}, {@code checkpoint} and {@code retry} of core,
 * and {@code delivery.cluster}. The place in a storage container is {@code
 * checkpoint.StoredQuarantine}.
 *
 * <p>Deciding what is refused does not belong here: see {@code delivery} for the store's answers
 * and {@code source.rest} for the source's.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.delivery.quarantine;
