package io.defenderxdr.source.eventhub;

import io.defenderxdr.event.HubGroup;
import io.defenderxdr.http.ProxyAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a hub is read.
 *
 * @param connection where it is and who we are
 * @param hub its name
 * @param group the consumer group
 * @param line how we get there
 * @param reading how its partitions are read
 */
public record HubOptions(
    HubConnection connection, String hub, String group, Line line, Reading reading) {

  /** Kinds of transport. */
  public enum Transport {
    /** AMQP over TLS, port 5671. */
    AMQP,
    /** AMQP over a TLS WebSocket, port 443. */
    WEBSOCKET
  }

  /** Where a partition without a stored position begins. */
  public enum Start {
    /** At the oldest message there is. */
    EARLIEST,
    /** At what comes after the first look. */
    LATEST
  }

  /**
   * The line to the hub.
   *
   * @param transport its kind
   * @param proxy only for WebSocket; null for none, or what HTTPS_PROXY says
   */
  public record Line(Transport transport, @Nullable ProxyAddress proxy) {}

  /**
   * How partitions are read.
   *
   * @param start where a partition without a position begins
   * @param round pause between two looks at the leases
   * @param expiry age at which a lease is free
   * @param retention how long the hub keeps messages; null if unknown, it is then estimated
   * @param limits the bounds of a batch
   */
  public record Reading(
      Start start,
      Duration round,
      Duration expiry,
      @Nullable Duration retention,
      BatchLimits limits) {

    /** The reference's values. */
    public static Reading usual(BatchLimits limits) {
      return new Reading(
          Start.EARLIEST, Duration.ofSeconds(10), Duration.ofSeconds(60), null, limits);
    }

    public Reading {
      if (expiry.compareTo(round.multipliedBy(3)) < 0) {
        throw new IllegalArgumentException(
            "A lease lives at least three rounds: processor_update_interval is at most a third of %d s."
                .formatted(expiry.toSeconds()));
      }
    }
  }

  public HubOptions {
    require("eventhub", hub);
    require("consumer_group", group);
  }

  private static void require(String option, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(option + " is empty: name it.");
    }
  }

  /** The group that is read. */
  public HubGroup where() {
    return new HubGroup(connection.namespace(), hub, group);
  }
}
