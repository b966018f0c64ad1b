package io.defenderxdr.simulator.graph;

import io.defenderxdr.simulator.attack.AlertWriter;
import io.defenderxdr.simulator.tenant.Key;
import io.defenderxdr.simulator.tenant.PageRequest;
import io.defenderxdr.simulator.tenant.PageRequest.Order;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The query options of one request for alerts.
 *
 * @param filter which alerts
 * @param order in which order
 * @param window which stretch of them
 * @param after behind which place, from a link of ours, or null
 * @param select which properties; empty for all
 */
record AlertQuery(
    Filter filter,
    Order order,
    PageRequest.Window window,
    @Nullable Key after,
    Set<String> select) {
  static final String SKIP_TOKEN = "$skiptoken";
  private static final Set<String> KNOWN =
      Set.of("$filter", "$orderby", "$top", "$skip", "$count", "$select", SKIP_TOKEN);
  private static final int USUAL_TOP = 100;
  private static final int MOST_TOP = 1000;
  private static final int MOST_SKIP = 500;

  /**
   * Reads the options.
   *
   * @param orderObeyed whether the server heeds an order
   * @throws BadQuery if one is unknown or malformed
   */
  static AlertQuery parse(Map<String, String> options, boolean orderObeyed, AlertWriter writer) {
    for (String name : options.keySet()) {
      if (!KNOWN.contains(name)) {
        throw new BadQuery("The query parameter '" + name + "' is not supported.");
      }
    }
    String filter = options.get("$filter");
    int top = number(options, "$top", USUAL_TOP, 1);
    int skip = number(options, "$skip", 0, 0);
    if (skip > MOST_SKIP) {
      throw new BadQuery(
          "The limit of '"
              + MOST_SKIP
              + "' for Skip query has been exceeded. The value '"
              + skip
              + "' is out of range.");
    }
    Order order = order(options.get("$orderby"), orderObeyed);
    boolean count = flag(options.getOrDefault("$count", "false"));
    String token = options.get(SKIP_TOKEN);
    return new AlertQuery(
        filter == null ? Filter.none() : Filter.parse(filter, writer),
        order,
        new PageRequest.Window(skip, Math.min(top, MOST_TOP), count),
        token == null ? null : SkipToken.parse(token),
        Selection.parse(options.get("$select")));
  }

  PageRequest pageRequest() {
    return new PageRequest(order, after, filter.since(), filter.matching(), window);
  }

  private static Order order(@Nullable String text, boolean obeyed) {
    if (text == null) {
      return obeyed ? Order.CREATED_DOWN : Order.UPDATED_DOWN;
    }
    Order asked =
        switch (text.strip()) {
          case "lastUpdateDateTime", "lastUpdateDateTime asc" -> Order.UPDATED_UP;
          case "lastUpdateDateTime desc" -> Order.UPDATED_DOWN;
          case "createdDateTime", "createdDateTime asc" -> Order.CREATED_UP;
          case "createdDateTime desc" -> Order.CREATED_DOWN;
          default -> throw new BadQuery("The order '" + text + "' is not supported.");
        };
    return obeyed ? asked : Order.UPDATED_DOWN;
  }

  private static int number(Map<String, String> options, String name, int usual, int least) {
    String text = options.get(name);
    if (text == null) {
      return usual;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new BadQuery("Invalid value '" + text + "' for " + name + ": it is no whole number.");
    }
    throw new BadQuery("Invalid value '" + text + "' for " + name + ": it is below " + least + ".");
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BadQuery("Invalid value '" + text + "' for $count: say true or false.");
    };
  }
}
