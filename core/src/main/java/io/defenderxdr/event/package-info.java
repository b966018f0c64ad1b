/**
 * The nouns of the house: what travels from a source to the store.
 *
 * <p>The door is {@link io.defenderxdr.event.SourceBatch}: records and the position that may be
 * saved once they are settled.
 *
 * <p>This room knows nothing but the JDK.
 *
 * <p>Verbs do not belong here: moving a batch lives in {@code pipeline}, conversions in {@code
 * mapping}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.event;
