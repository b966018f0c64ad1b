/**
 * A second, independent reading of the specification of the event stream, to test the tables by.
 *
 * <p>The door is {@link io.defenderxdr.mapping.oracle.event.EventOracle}: one raw record in, the
 * reference's document out; one class per family of source tables does what its sub-pipeline does.
 *
 * <p>This room knows the trees, conversions and dice of the room around it, and the specification.
 * It knows nothing of the tables and the compiler: an error there must not hide on both sides.
 *
 * <p>What the improved documents do better does not belong here but in the tests of the tables.
 */
package io.defenderxdr.mapping.oracle.event;
