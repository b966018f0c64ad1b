/**
 * From a record's bytes to a document's bytes, by tables that are compiled once at start.
 *
 * <p>The door is {@link io.defenderxdr.mapping.TableMapping}; {@link
 * io.defenderxdr.mapping.RecordProcessor} is what a user does to a record before it is mapped, and
 * {@link io.defenderxdr.mapping.MapRecords} maps lines for the command of that name.
 *
 * <p>This room knows {@code event}, {@code pipeline} and the rooms below it.
 *
 * <p>Where records come from and where documents go does not belong here.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.mapping;
