/**
 * The cluster behind the store: how it is reached, what it is, whether it is safe to write to.
 *
 * <p>The doors are {@link io.defenderxdr.delivery.cluster.Cluster} for requests, {@link
 * io.defenderxdr.delivery.cluster.TargetGuard} for the question whether an index may be written,
 * and {@link io.defenderxdr.delivery.cluster.ClusterReader} for what was stored.
 *
 * <p>This room knows {@code event}, {@code http}, {@code retry} and {@code status} of core.
 *
 * <p>Bulk bodies and the meaning of their answers do not belong here: see {@code delivery}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.delivery.cluster;
