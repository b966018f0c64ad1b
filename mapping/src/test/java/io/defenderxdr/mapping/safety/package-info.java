/**
 * Whatever arrives, the event mapping makes a document of it that a store takes, and loses nothing.
 *
 * <p>The door is {@link io.defenderxdr.mapping.safety.Form}; {@link
 * io.defenderxdr.mapping.safety.Mutation} makes the records, {@link
 * io.defenderxdr.mapping.safety.NothingLost} compares a record with its document.
 *
 * <p>This room knows the door of the event mapping, the public cases and the simulator's records.
 *
 * <p>Whether a value stands in the right field does not belong here; that is asked in {@code
 * mapping.oracle}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.mapping.safety;
