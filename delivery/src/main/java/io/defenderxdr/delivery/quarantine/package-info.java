/**
 * The safe place for what the store or the source refused, in files of the state folder.
 *
 * <p>The door is {@link io.defenderxdr.delivery.quarantine.FileQuarantine}.
 *
 * <p>This room knows {@code event}, {@code pipeline} and {@code retry} of core.
 *
 * <p>Deciding what is refused does not belong here: see {@code delivery} for the store's answers
 * and {@code source.rest} for the source's.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.delivery.quarantine;
