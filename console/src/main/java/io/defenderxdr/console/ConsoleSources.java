package io.defenderxdr.console;

import io.defenderxdr.status.StatusBoard;
import io.defenderxdr.status.StoreReader;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What the console shows.
 *
 * @param board the streams
 * @param store the newest alerts
 * @param metrics the body of {@code /metrics}, in Prometheus' text format
 * @param clock the time that ages are counted by
 */
public record ConsoleSources(
    StatusBoard board, StoreReader store, Supplier<String> metrics, Clock clock) {}
