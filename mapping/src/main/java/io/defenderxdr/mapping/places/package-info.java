/**
 * Where addresses are and whose networks they belong to, from files in MaxMind's format.
 *
 * <p>The door is {@link io.defenderxdr.mapping.places.MaxMindPlaces}.
 *
 * <p>This room knows the port {@link io.defenderxdr.mapping.event.step.Places} and the library that
 * reads such files; nothing else of the product knows that library.
 *
 * <p>Which fields the parts go to does not belong here; the tables say it. Neither does fetching
 * the files: a user's own tool puts them there.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.mapping.places;
