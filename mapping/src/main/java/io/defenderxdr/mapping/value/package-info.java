/**
 * Conversions as pure functions: from a value of a record to a value of a document.
 *
 * <p>The door is {@link io.defenderxdr.mapping.value.Conversion}; {@link
 * io.defenderxdr.mapping.value.Values} says what is empty and what is equal.
 *
 * <p>This room knows nothing but the JDK.
 *
 * <p>Which property is converted how does not belong here: the tables say that, in {@code
 * mapping.table}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.mapping.value;
