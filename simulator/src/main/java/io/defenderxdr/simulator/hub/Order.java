package io.defenderxdr.simulator.hub;

import io.vertx.proton.ProtonSender;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.qpid.proton.amqp.DescribedType;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.jspecify.annotations.Nullable;

/**
 * What a link wants to read.
 *
 * @param address as the client wrote it
 * @param group the consumer group, in lower case
 * @param epoch the owner level, or null for a reader beside others
 * @param telling whether each message should tell what the newest one is
 */
record Order(
    String address,
    String group,
    int partition,
    Start start,
    @Nullable Long epoch,
    boolean telling) {
  private static final Symbol SELECTOR = Symbol.valueOf("apache.org:selector-filter:string");
  private static final Symbol EPOCH = Symbol.valueOf("com.microsoft:epoch");
  private static final Symbol TELLING =
      Symbol.valueOf("com.microsoft:enable-receiver-runtime-metric");
  private static final Pattern ADDRESS =
      Pattern.compile("/?([^/]+)/ConsumerGroups/([^/]+)/Partitions/(\\d+)/?");

  /**
   * Reads what the opening of a link says.
   *
   * @throws LinkRefused if a hub has no such thing
   */
  static Order of(ProtonSender link, Hub hub) throws LinkRefused {
    if (!(link.getRemoteSource() instanceof Source source) || source.getAddress() == null) {
      throw LinkRefused.badArgument("The link names nothing to read.");
    }
    String address = source.getAddress();
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches() || !parts.group(1).equalsIgnoreCase(hub.name())) {
      throw LinkRefused.notFound(address);
    }
    String group = parts.group(2);
    if (!hub.shape().knowsGroup(group)) {
      throw LinkRefused.notFound(hub.name() + "|" + group);
    }
    int partition = number(parts.group(3), hub);
    boolean telling =
        link.getRemoteDesiredCapabilities() != null
            && Arrays.asList(link.getRemoteDesiredCapabilities()).contains(TELLING);
    String lower = group.toLowerCase(Locale.ROOT);
    return new Order(address, lower, partition, start(source), epoch(link), telling);
  }

  private static int number(String text, Hub hub) throws LinkRefused {
    int count = hub.partitions().size();
    if (text.length() > 4 || Integer.parseInt(text) >= count) {
      throw new LinkRefused(
          "com.microsoft:argument-out-of-range",
          "The specified partition is invalid for an EventHub partition sender or receiver. It"
              + " should be between 0 and "
              + (count - 1)
              + ".");
    }
    return Integer.parseInt(text);
  }

  private static Start start(Source source) throws LinkRefused {
    Map<?, ?> filters = source.getFilter();
    Object filter = filters == null ? null : filters.get(SELECTOR);
    if (filter == null) {
      return new Start.Latest();
    }
    Object text = filter instanceof DescribedType described ? described.getDescribed() : filter;
    try {
      return Start.parse(String.valueOf(text));
    } catch (IllegalArgumentException e) {
      throw LinkRefused.badArgument("The supplied filter '" + text + "' is invalid.");
    }
  }

  private static @Nullable Long epoch(ProtonSender link) {
    Map<Symbol, Object> properties = link.getRemoteProperties();
    Object epoch = properties == null ? null : properties.get(EPOCH);
    return epoch instanceof Number number ? number.longValue() : null;
  }

  /** Its owner level for people. */
  String level() {
    return epoch == null ? "none" : epoch.toString();
  }
}
