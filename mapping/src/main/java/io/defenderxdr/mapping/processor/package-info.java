/**
 * What a user does to raw records: the four processors, with conditions as the reference's
 * collector writes them.
 *
 * <p>The door is {@link io.defenderxdr.mapping.processor.Processors}.
 *
 * <p>This room knows {@code settings}, the JSON reader and a regular-expression engine of linear
 * time.
 *
 * <p>The mapping of properties to ECS does not belong here: see the tables.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.mapping.processor;
