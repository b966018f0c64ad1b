/**
 * What the rules of the event tables do, one class for each form and function.
 *
 * <p>The doors are {@link io.defenderxdr.mapping.event.step.Step}, which the compiler lines up, and
 * {@link io.defenderxdr.mapping.event.step.EventWork}, the one record that is mapped.
 *
 * <p>This room knows the tape and the conversions of {@code mapping.value}.
 *
 * <p>Which step runs when does not belong here; the tables say it and {@code mapping.event}
 * compiles it.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.mapping.event.step;
