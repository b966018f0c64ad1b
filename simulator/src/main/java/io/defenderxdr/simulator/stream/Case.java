package io.defenderxdr.simulator.stream;

import java.util.List;

/**
 * One thing that a table tells about.
 *
 * @param weight how often, compared with the other cases of the table
 * @param platform where
 * @param action its ActionType; {@code -} in a table that has none
 * @param draws what is settled first, in order
 * @param columns all columns of the table
 */
record Case(int weight, Platform platform, String action, List<Draw> draws, List<Column> columns) {}
