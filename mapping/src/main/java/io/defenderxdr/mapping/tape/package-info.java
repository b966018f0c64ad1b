/**
 * The values of one record as numbered nodes over one array of characters, without an object for
 * each: read once, changed little, written once.
 *
 * <p>The door is {@link io.defenderxdr.mapping.tape.Tape}; {@link
 * io.defenderxdr.mapping.tape.TapeReader} fills one, {@link io.defenderxdr.mapping.tape.TapeWriter}
 * writes values from it.
 *
 * <p>This room knows the JSON streams of {@code mapping.document} and nothing else.
 *
 * <p>What a value means does not belong here; that is {@code mapping.event}'s.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.mapping.tape;
