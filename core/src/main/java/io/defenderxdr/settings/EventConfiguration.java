package io.defenderxdr.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The event stream (specification: event hub, section 1).
 *
 * @param tenantId directory id for records that name none; may be empty
 * @param reading where records are read
 * @param sanitizers repairs of messages that are no JSON, in their order
 * @param documents what the documents look like
 */
public record EventConfiguration(
    String tenantId,
    Reading reading,
    List<Sanitizer> sanitizers,
    Configuration.DocumentForm documents) {

  /** Where records are read. */
  public sealed interface Reading {

    /**
     * The hub over AMQP.
     *
     * @param hub which
     * @param transport bare, or inside a WebSocket
     * @param receiving how messages are received
     * @param positions the container that keeps positions and leases; empty = where the state is
     * @param migrate whether positions of the older layout in that container are taken over
     */
    record Amqp(
        Hub hub,
        Transport transport,
        Receiving receiving,
        Optional<BlobContainer> positions,
        boolean migrate)
        implements Reading {}

    /**
     * The hub's Kafka endpoint; positions live in the consumer group.
     *
     * @param hub which; its name is the topic
     * @param bootstrap {@code host:port}
     * @param plain without TLS and log-in, for a broker on this machine
     * @param receiving how messages are received
     */
    record Kafka(Hub hub, String bootstrap, boolean plain, Receiving receiving)
        implements Reading {}

    /**
     * The export to a storage account; positions of blobs live where the state is.
     *
     * @param account the account
     * @param interval between two looks for new bytes
     * @param initialInterval how far back blobs are read without a position; empty = all
     */
    record Export(
        BlobContainer.Login account, Duration interval, Optional<Duration> initialInterval)
        implements Reading {}
  }

  /**
   * A consumer group of a hub.
   *
   * @param namespace full host name of the namespace, as written
   * @param name of the hub, as written
   * @param consumerGroup as written
   * @param login how to log in
   * @param way proxy and trust
   */
  public record Hub(
      String namespace, String name, String consumerGroup, HubLogin login, Configuration.Way way) {}

  /** How to log in to a hub. */
  public sealed interface HubLogin {

    /**
     * A connection string.
     *
     * @param namesHub whether it holds EntityPath: then the client must not be given the hub's name
     *     a second time
     * @param emulator whether it asks for no TLS ({@code UseDevelopmentEmulator=true})
     */
    record ConnectionString(Secret text, boolean namesHub, boolean emulator) implements HubLogin {}

    /** As an application or as the machine. */
    record Identity(AzureIdentity identity) implements HubLogin {}
  }

  /**
   * How messages are received.
   *
   * @param start where to begin in a partition without a position
   * @param updateInterval between two rounds of sharing partitions
   */
  public record Receiving(Start start, Duration updateInterval) {}

  /** Where to begin without a position. */
  public enum Start {
    EARLIEST,
    LATEST
  }

  /** How AMQP travels. */
  public enum Transport {
    AMQP,
    WEBSOCKET
  }

  /** A repair of a message that is no JSON (specification: event hub, section 3). */
  public sealed interface Sanitizer {
    /** Removes line feeds. */
    record NewLines() implements Sanitizer {}

    /** Turns single quotes outside double-quoted text into double quotes. */
    record SingleQuotes() implements Sanitizer {}

    /** Replaces every match of a regular expression, which was checked. */
    record ReplaceAll(String pattern, String replacement) implements Sanitizer {}
  }
}
