/**
 * The language of the event tables: what a file says, read and checked, and not yet compiled.
 *
 * <p>The door is {@link io.defenderxdr.mapping.event.table.EventTables}.
 *
 * <p>This room knows YAML and {@code mapping.table}, whose places, differences and field lists it
 * shares.
 *
 * <p>What a row does to a record does not belong here; that is {@code mapping.event}'s. The
 * language is explained in {@code docs/guides/event-tables.md}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.mapping.event.table;
