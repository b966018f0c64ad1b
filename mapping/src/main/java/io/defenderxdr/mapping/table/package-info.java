/**
 * The table language: what a source table's rows say, read, checked, and offered to whoever
 * generates from it.
 *
 * <p>The doors are {@link io.defenderxdr.mapping.table.Tables} for the tables of the product and
 * {@link io.defenderxdr.mapping.table.MappingTable} for what one says.
 *
 * <p>This room knows {@code mapping.value} and the YAML reader.
 *
 * <p>Applying a table to records does not belong here: {@code mapping} compiles it.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.mapping.table;
