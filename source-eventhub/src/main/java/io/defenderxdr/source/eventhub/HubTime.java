package io.defenderxdr.source.eventhub;

import io.defenderxdr.retry.Pause;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Time and chance, handed in.
 *
 * @param clock the clock that all durations are measured by
 * @param pause the way to wait on it
 * @param random for pauses and for choosing among partitions
 */
public record HubTime(Clock clock, Pause pause, RandomGenerator random) {}
