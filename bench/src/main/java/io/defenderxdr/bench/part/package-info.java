/**
 * The parts of a collector alone, each a program of its own: the SDK reads and throws away, the
 * mapping maps, a plain writer writes ready documents; and a sink that answers like a cluster.
 *
 * <p>The doors are the programs, {@link io.defenderxdr.bench.part.SdkPart} among them; each prints
 * one JSON object as its last line.
 *
 * <p>This room knows the SDK, the mapping and HTTP. A part does what a good program of its own
 * would do for that work alone, and no more.
 *
 * <p>Who starts which program and what is divided by what does not belong here: that is {@code
 * bench.collect}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.bench.part;
