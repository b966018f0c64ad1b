/**
 * The finished document: its layout, its bytes, its id, and what is noted where something failed.
 *
 * <p>The door is {@link io.defenderxdr.mapping.document.DocumentWriter}; {@link
 * io.defenderxdr.mapping.document.Slots} holds the values of one object while it is mapped.
 *
 * <p>This room knows {@code event}, {@code mapping.value} and the JSON streams.
 *
 * <p>Which value goes to which field does not belong here: the tables say that, and {@code mapping}
 * compiles it.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.mapping.document;
