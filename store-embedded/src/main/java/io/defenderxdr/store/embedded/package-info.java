/**
 * OpenSearch in a process of its own, for a machine that has no cluster.
 *
 * <p>The door is {@link io.defenderxdr.store.embedded.EmbeddedStore}, a program; it is spoken to
 * over HTTP like any other cluster.
 *
 * <p>This room knows OpenSearch and nothing of ours.
 *
 * <p>Templates, documents and the way this process is started do not belong here: see {@code
 * assets} and {@code delivery}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.store.embedded;
