/**
 * From the bytes of a streaming record to the bytes of its document.
 *
 * <p>The door is {@link io.defenderxdr.mapping.event.EventMapping}. The tables are compiled once
 * per category into a list of {@link io.defenderxdr.mapping.event.step.Step}s; a record's columns
 * are read once into a tape, the steps run over numbered slots, the document is written once.
 *
 * <p>This room knows the ports of {@code pipeline}, the tape, the language of the tables and the
 * conversions of {@code mapping.value}.
 *
 * <p>What a named function makes of values lives in {@code mapping.event.step}; where records come
 * from does not belong here.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.mapping.event;
