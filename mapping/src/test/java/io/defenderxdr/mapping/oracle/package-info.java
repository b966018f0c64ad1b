/**
 * A second, independent reading of the specification of the alert stream, to test the tables by.
 *
 * <p>The door is {@link io.defenderxdr.mapping.oracle.AlertOracle}: one raw record in, the
 * reference's document out; {@link io.defenderxdr.mapping.oracle.AlertGenerator} makes records,
 * {@link io.defenderxdr.mapping.oracle.Leaves} compares documents.
 *
 * <p>This room knows the JSON parser and the specification. It knows nothing of the tables and the
 * compiler: an error there must not hide on both sides.
 *
 * <p>Tests of single conversions and of the table language do not belong here but beside the
 * classes they test.
 */
package io.defenderxdr.mapping.oracle;
