package io.defenderxdr.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything a collector is told. Immutable; secrets cannot be printed.
 *
 * @param tenants at least one
 * @param store where documents go
 * @param state where positions, leases and quarantine are kept
 * @param http where the console listens
 * @param log how lines are written
 * @param limits bounds of every buffer
 * @param geoip files that addresses are looked up in
 */
public record Configuration(
    List<Tenant> tenants,
    Store store,
    State state,
    Http http,
    Log log,
    Limits limits,
    Geoip geoip) {

  /**
   * One tenant and its streams.
   *
   * @param name free name
   * @param namespace of its data streams
   * @param alert the alert stream, where it is on
   * @param event the event stream, where it is on
   */
  public record Tenant(
      String name, String namespace, Optional<Alert> alert, Optional<EventConfiguration> event) {

    /** The form of the documents of each stream that is on. */
    public List<DocumentForm> documents() {
      return Stream.concat(
              alert.stream().map(Alert::documents),
              event.stream().map(EventConfiguration::documents))
          .toList();
    }
  }

  /**
   * The alert stream.
   *
   * @param access how Graph is reached
   * @param requestUrl API root
   * @param polling when and how much is asked for
   * @param documents what the documents look like
   */
  public record Alert(Access access, URI requestUrl, Polling polling, DocumentForm documents) {}

  /**
   * How an API is reached: who we are, and which way.
   *
   * @param identity who we are
   * @param tokenUrl the complete address of the token endpoint
   * @param tokenParameters further form parameters of the token request
   */
  public record Access(AzureIdentity identity, URI tokenUrl, Map<String, String> tokenParameters) {

    /** Directory id. */
    public String tenantId() {
      return identity.tenantId();
    }

    /** Proxy and trust. */
    public Way way() {
      return identity.way();
    }
  }

  /**
   * The way to a server.
   *
   * @param proxy where one is used; may hold a password
   * @param authorities PEM files to trust instead of the platform's authorities
   * @param verification how much of the server's certificate is checked
   */
  public record Way(Optional<Secret> proxy, List<Path> authorities, Verification verification) {}

  /** How much of a server's certificate is checked. */
  public enum Verification {
    FULL,
    CERTIFICATE,
    NONE
  }

  /**
   * When and how much is asked for.
   *
   * @param interval between the starts of two polls
   * @param initialInterval how far to look back with no position
   * @param overlap how far before its position each poll begins
   * @param sweep how often and how far back everything is read again
   * @param page how a page is asked for
   */
  public record Polling(
      Duration interval, Duration initialInterval, Duration overlap, Sweep sweep, Page page) {}

  /**
   * The second reading of the last days.
   *
   * @param interval between two sweeps
   * @param window how far back; zero = none
   */
  public record Sweep(Duration interval, Duration window) {}

  /**
   * How a page is asked for.
   *
   * @param size {@code $top}
   * @param timeout for one request
   * @param requestsPerMinute the quota
   * @param unknownEnumMembers whether newer enumeration values are asked for
   */
  public record Page(
      int size, Duration timeout, int requestsPerMinute, boolean unknownEnumMembers) {}

  /**
   * What the documents look like.
   *
   * @param tags all tags in their order, those of the two preserve switches first
   * @param processors to be compiled by the mapping
   */
  public record DocumentForm(List<String> tags, Optional<Written> processors) {}

  /**
   * A setting whose meaning another room knows.
   *
   * @param path where it stands
   * @param value as written
   */
  public record Written(String path, YamlValue value) {}

  /** Where documents go. */
  public sealed interface Store {

    /**
     * OpenSearch as a child process.
     *
     * @param path its folder
     * @param port its port, 0 = any free one
     */
    record Embedded(Path path, int port) implements Store {}

    /**
     * A cluster that is there already.
     *
     * @param kind {@code opensearch} or {@code elasticsearch}
     * @param urls its nodes, at least one
     * @param login how to log in
     * @param ca the authority that signed its certificates
     */
    record Cluster(String kind, List<URI> urls, Login login, Optional<Path> ca) implements Store {}
  }

  /** Where positions, leases and quarantine are kept. */
  public sealed interface State {

    /** Folder of this machine's own: its lock and its name as an owner, whatever the kind. */
    Path path();

    /** In that folder: one machine. */
    record File(Path path) implements State {}

    /** In a container of Azure Storage: many collectors. */
    record Blob(Path path, BlobContainer container) implements State {}

    /** In the cluster that keeps the documents: many collectors. */
    record Cluster(Path path) implements State {}
  }

  /** How to log in to a cluster. */
  public sealed interface Login {
    /** Without. */
    record Anonymous() implements Login {}

    /** Basic authentication. */
    record Password(String username, Secret password) implements Login {}

    /** An API key. */
    record ApiKey(Secret key) implements Login {}
  }

  /**
   * Where the console listens.
   *
   * @param address host name or address
   * @param port 0 = any free one
   * @param username for basic authentication, where wanted
   * @param password beside it
   */
  public record Http(
      String address, int port, Optional<String> username, Optional<Secret> password) {}

  /**
   * How lines are written.
   *
   * @param json ECS JSON instead of text
   * @param level least important level
   */
  public record Log(boolean json, String level) {}

  /**
   * The bounds of buffers.
   *
   * @param bulkCount documents a bulk request
   * @param bulkBytes bytes a bulk request, before packing
   * @param batchCount records handed on together
   * @param batchBytes bytes of records handed on together
   * @param seenIds ids remembered over the overlap of a stream
   * @param partitions bounds of each partition of a hub
   */
  public record Limits(
      int bulkCount,
      long bulkBytes,
      int batchCount,
      long batchBytes,
      int seenIds,
      Partitions partitions) {}

  /**
   * The bounds of each partition of a hub.
   *
   * @param bytes of messages in hand: fetched ahead, waiting and in work
   * @param checkpointInterval how long a settled position may stay unwritten
   * @param checkpointRecords how many settled records may stay unwritten
   */
  public record Partitions(long bytes, Duration checkpointInterval, int checkpointRecords) {}

  /**
   * Files that addresses are looked up in; whether they exist is seen when they are read.
   *
   * @param city where addresses are
   * @param asn whose networks they belong to
   */
  public record Geoip(Optional<Path> city, Optional<Path> asn) {}
}
