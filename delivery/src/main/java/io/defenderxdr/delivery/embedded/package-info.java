/**
 * Starting the embedded store as a child of this process.
 *
 * <p>The door is {@link io.defenderxdr.delivery.embedded.KeptStore}.
 *
 * <p>This room knows {@code process} and {@code retry} of core.
 *
 * <p>The store itself does not belong here: it is the module {@code store-embedded}, with a class
 * path of its own; it is spoken to through {@code delivery.cluster} like any other.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.delivery.embedded;
