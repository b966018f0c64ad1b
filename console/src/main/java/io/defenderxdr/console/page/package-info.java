/**
 * What a page shows, as records of ready texts; one record and one precompiled template a page.
 *
 * <p>The door is {@link io.defenderxdr.console.page.Pages}.
 *
 * <p>This room knows {@code status} and the template engine.
 *
 * <p>Addresses, headers and credentials do not belong here: see {@code console}; nor does any
 * decision on health: see {@code status}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.console.page;
