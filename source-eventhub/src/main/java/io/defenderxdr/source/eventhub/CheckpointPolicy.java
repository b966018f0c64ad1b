package io.defenderxdr.source.eventhub;

import java.time.Duration;

/**
 * When positions are written. After a crash at most what was settled since the last write is read
 * again: the records of {@code every}, or {@code records} of them if those come first, and what was
 * settled while that write was under way.
 *
 * @param every the longest time that a settled record's position stays unwritten
 * @param records the most settled records of a partition whose position stays unwritten
 */
public record CheckpointPolicy(Duration every, int records) {}
