/**
 * What the store is given beside documents, generated from the mapping tables.
 *
 * <p>The door is {@link io.defenderxdr.assets.IndexTemplates}.
 *
 * <p>This room knows {@code mapping.reference}, which names the fields of a stream, and the JSON
 * writer.
 *
 * <p>Bringing it into a store does not belong here: see {@code delivery.cluster}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.assets;
