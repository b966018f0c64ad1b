/**
 * The verb of the house: a batch is mapped, delivered, and only then its position moves.
 *
 * <p>The door is {@link io.defenderxdr.pipeline.StreamPipeline}; the interfaces beside it are the
 * ports that sources, mappings, deliveries and checkpoints fill.
 *
 * <p>This room knows {@code event} only.
 *
 * <p>How a source pages, how a store is spoken to, and how health is shown do not belong here: see
 * {@code source.*}, {@code delivery} and {@code status}.
 */
@org.jspecify.annotations.NullMarked
package io.defenderxdr.pipeline;
