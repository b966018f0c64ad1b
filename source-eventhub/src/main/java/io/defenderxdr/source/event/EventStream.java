package io.defenderxdr.source.event;

import io.defenderxdr.pipeline.Checkpoints;
import io.defenderxdr.pipeline.Source;

/**
 * A stream of events, wired.
 *
 * @param source reads it
 * @param checkpoints belong into the pipeline of this stream, and into no other
 * @param shared whether collectors share it by themselves; else one at a time must read it
 */
public record EventStream(Source source, Checkpoints checkpoints, boolean shared) {}
