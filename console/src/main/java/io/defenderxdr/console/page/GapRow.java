package io.defenderxdr.console.page;

/**
 * A stretch that could not be read, as ready texts.
 *
 * @param stream where
 * @param range what is missing
 * @param lastSeen when it was met last
 */
public record GapRow(String stream, String range, Moment lastSeen) {}
