/**
 * What Microsoft sent and the tables do not know: noticing it, and proposing rows for it.
 *
 * <p>The doors are {@link io.defenderxdr.mapping.drift.DriftLog}, which takes notice, and {@link
 * io.defenderxdr.mapping.drift.DriftReport}, the page for people.
 *
 * <p>This room knows the tape, the language of the event tables and the conversions.
 *
 * <p>Keeping the values does not belong here; {@code mapping.event} stores them with their record.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.mapping.drift;
