/**
 * The bench of the whole collector: a simulated hub, the collector and a store or a sink as
 * processes, beside the parts alone.
 *
 * <p>The doors are {@link io.defenderxdr.bench.collect.CollectBench} and {@link
 * io.defenderxdr.bench.collect.SoakBench}.
 *
 * <p>This room knows processes, their counters in the kernel, and the HTTP ports of collector and
 * store.
 *
 * <p>The work that is measured does not belong here: the parts are in {@code bench.part}, the whole
 * is the collector as a user starts it.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.bench.collect;
