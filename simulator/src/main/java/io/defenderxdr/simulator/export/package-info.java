/**
 * The export to a storage account: the hub's records as lines of append blobs.
 *
 * <p>The door is {@link io.defenderxdr.simulator.export.ExportWriter}.
 *
 * <p>This room knows {@code hub}, the JSON reader and the JDK's HTTP client.
 *
 * <p>What is in the records does not belong here: see {@code stream}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.simulator.export;
