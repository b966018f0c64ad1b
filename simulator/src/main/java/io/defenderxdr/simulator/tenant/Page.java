package io.defenderxdr.simulator.tenant;

import io.defenderxdr.simulator.attack.AlertState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Alerts as they are at one moment.
 *
 * @param states the alerts' states
 * @param last the place of the last one, null on an empty page
 * @param more whether more alerts match behind it
 * @param count how many match in all, -1 if nobody asked
 */
public record Page(List<AlertState> states, @Nullable Key last, boolean more, long count) {}
