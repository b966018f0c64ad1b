package io.defenderxdr.source.graph;

import io.defenderxdr.event.Ticks;
import org.jspecify.annotations.Nullable;

/**
 * How a walk ended.
 *
 * @param reached the time of the last item that was served; null if none was
 * @param complete whether the end of the window was reached and nothing new was met in the last
 *     pass
 * @param steppedOver how many items were not served
 * @param unknown of how many of these not even the small form was served
 * @param before how many items came before the first of that time; -1 if not in order
 */
record Walk(@Nullable Ticks reached, boolean complete, int steppedOver, int unknown, int before) {}
