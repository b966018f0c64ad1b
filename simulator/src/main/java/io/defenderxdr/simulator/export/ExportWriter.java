package io.defenderxdr.simulator.export;

import io.defenderxdr.simulator.hub.Hub;
import io.defenderxdr.simulator.hub.HubFollower;
import io.defenderxdr.simulator.hub.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of a hub to a storage account as well: a container for each table, an append
 * blob for each hour, a record a line. A write that failed is made again, so that a line may stand
 * there twice.
 */
public final class ExportWriter implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final int LARGEST_BLOCK = 3_500_000;
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("'/y='yyyy'/m='MM'/d='dd'/h='HH'/m=00/PT1H.json'")
          .withZone(ZoneOffset.UTC);

  private final HubFollower follower;

  /**
   * Where to write.
   *
   * @param connectionString of the account
   * @param tenantId part of the blobs' names
   * @param folder where it is kept how far it got, or null to forget it
   * @param wall the time outside, which requests are signed with
   */
  public record Target(
      String connectionString, String tenantId, @Nullable Path folder, Clock wall) {}

  private ExportWriter(HubFollower follower) {
    this.follower = follower;
  }

  /**
   * Begins to write.
   *
   * @throws IOException if it cannot be read how far it got
   * @throws IllegalArgumentException with a sentence for people if the connection string is none
   */
  public static ExportWriter start(Hub hub, Target target) throws IOException {
    Path folder = target.folder();
    Path file = folder == null ? null : folder.resolve("exported");
    long[] next = new long[hub.partitions().size()];
    if (file != null && Files.exists(file)) {
      long[] kept =
          Arrays.stream(Files.readString(file).trim().split(" ", -1))
              .mapToLong(Long::parseLong)
              .toArray();
      System.arraycopy(kept, 0, next, 0, Math.min(kept.length, next.length));
    }
    BlobAccount account = BlobAccount.of(target.connectionString(), target.wall());
    Lines lines = new Lines(account, "tenantId=" + target.tenantId(), file);
    return new ExportWriter(new HubFollower(hub, next, lines, EVERY));
  }

  /** Returns when all that is on the hub now is in the account too. */
  public void drain() {
    follower.drain();
  }

  @Override
  public void close() {
    follower.close();
  }

  /** Gathers lines, and appends them blob by blob. */
  private static final class Lines implements HubFollower.Sink {
    private final BlobAccount account;
    private final String stem;
    private final @Nullable Path file;
    private final Map<Place, ByteArrayOutputStream> waiting = new LinkedHashMap<>();
    private final Set<Place> made = new HashSet<>();

    private record Place(String container, String blob) {}

    private Lines(BlobAccount account, String stem, @Nullable Path file) {
      this.account = account;
      this.stem = stem;
      this.file = file;
    }

    @Override
    public void take(int partition, Message message) throws IOException {
      try {
        gather(message);
      } catch (IOException e) {
        // All that was not settled is handed on again.
        waiting.clear();
        throw e;
      }
    }

    private void gather(Message message) throws IOException {
      for (RecordLines.Line line : RecordLines.of(message.body())) {
        Place place =
            new Place(
                "insights-logs-advancedhunting-" + line.table(),
                stem + HOUR.format(message.enqueued()));
        ByteArrayOutputStream bytes =
            waiting.computeIfAbsent(place, fresh -> new ByteArrayOutputStream());
        if (bytes.size() + line.record().length >= LARGEST_BLOCK) {
          append(place, bytes);
        }
        bytes.writeBytes(line.record());
        bytes.write('\n');
      }
    }

    @Override
    public void settle(long[] next) throws IOException {
      try {
        for (Map.Entry<Place, ByteArrayOutputStream> entry : waiting.entrySet()) {
          append(entry.getKey(), entry.getValue());
        }
      } finally {
        waiting.clear();
      }
      if (file != null) {
        Path beside = file.resolveSibling("exported.new");
        Files.writeString(
            beside, Arrays.stream(next).mapToObj(Long::toString).collect(Collectors.joining(" ")));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      }
    }

    private void append(Place place, ByteArrayOutputStream bytes) throws IOException {
      if (bytes.size() == 0) {
        return;
      }
      if (!made.contains(place)) {
        account.makeContainer(place.container());
        account.makeBlob(place.container(), place.blob());
        made.add(place);
      }
      account.append(place.container(), place.blob(), bytes.toByteArray());
      bytes.reset();
    }
  }
}
