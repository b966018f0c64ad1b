package io.defenderxdr.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.rest.Response;
import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobAsyncClient;
import com.azure.storage.blob.BlobContainerAsyncClient;
import com.azure.storage.blob.models.BlobDownloadContentAsyncResponse;
import com.azure.storage.blob.models.BlobDownloadHeaders;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobItemProperties;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlockBlobItem;
import com.azure.storage.blob.models.DeleteSnapshotsOptionType;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Entries in a container of Azure Storage, in the layout of the Azure SDKs (specification: event
 * hub, section 5.2): an entry's name is the blob's name, its facts are the blob's metadata, its
 * body is the content.
 *
 * <p>The container is made where it is absent, at the first call. Each call ends within its time.
 * Times are the service's own, in whole seconds. Safe for many threads and processes.
 */
public final class BlobStateStore implements StateStore {

  private final BlobContainerAsyncClient container;
  private final BlobCalls calls;

  /**
   * Needs no network yet.
   *
   * @param container its client, see {@link BlobContainers}
   * @param waits how long a call may take
   */
  public BlobStateStore(BlobContainerAsyncClient container, BlobWaits waits) {
    this.container = container;
    this.calls = new BlobCalls(container, waits);
  }

  @Override
  public Optional<Kept> read(String name) throws StateAwayException, InterruptedException {
    BlobAsyncClient blob = container.getBlobAsyncClient(name);
    return calls
        .call(
            () ->
                blob.downloadContentWithResponse(null, null)
                    .map(response -> Optional.of(kept(name, response)))
                    .onErrorResume(BlobErrors::isNoBlob, e -> Mono.just(Optional.empty())))
        .value();
  }

  private static Kept kept(String name, BlobDownloadContentAsyncResponse response) {
    BlobDownloadHeaders headers = response.getDeserializedHeaders();
    BinaryData content = response.getValue();
    String body = content == null ? "" : content.toString();
    return new Kept(
        new Entry(name, facts(headers.getMetadata()), body),
        new BlobVersion(headers.getETag(), body.isEmpty()).text(),
        headers.getLastModified().toInstant());
  }

  /** Others may have written what we never would. */
  private static Map<String, String> facts(Map<String, String> metadata) {
    Map<String, String> facts = new HashMap<>();
    if (metadata != null) {
      metadata.forEach(
          (fact, text) -> facts.put(fact, text == null ? "" : text.replaceAll("[^ -~]", "?")));
    }
    return facts;
  }

  @Override
  public List<Kept> list(String prefix) throws StateAwayException, InterruptedException {
    ListBlobsOptions options =
        new ListBlobsOptions()
            .setPrefix(prefix)
            .setDetails(new BlobListDetails().setRetrieveMetadata(true));
    List<BlobItem> items = calls.call(() -> container.listBlobs(options).collectList()).value();
    List<Kept> found = new ArrayList<>(items.size());
    for (BlobItem item : items) {
      Long length = item.getProperties().getContentLength();
      if (length != null && length == 0) {
        found.add(kept(item));
      } else {
        read(item.getName()).ifPresent(found::add);
      }
    }
    found.sort(Comparator.comparing(kept -> kept.entry().name()));
    return found;
  }

  private static Kept kept(BlobItem item) {
    BlobItemProperties properties = item.getProperties();
    return new Kept(
        new Entry(item.getName(), facts(item.getMetadata()), ""),
        new BlobVersion(properties.getETag(), true).text(),
        properties.getLastModified().toInstant());
  }

  @Override
  public Optional<Kept> write(Entry entry, Expected expected)
      throws StateAwayException, InterruptedException {
    BlobCalls.Answer<Optional<Kept>> answer =
        calls.call(
            () ->
                request(entry, expected)
                    .map(Optional::of)
                    .onErrorResume(BlobErrors::isLostRace, e -> Mono.just(Optional.empty())));
    if (answer.value().isEmpty() && answer.unsure()) {
      // The answer to an earlier try was lost: the one who was faster may be ourselves.
      return read(entry.name()).filter(kept -> kept.entry().equals(entry));
    }
    return answer.value();
  }

  private Mono<Kept> request(Entry entry, Expected expected) {
    return switch (expected) {
      case Expected.Anything anything -> upload(entry, new BlobRequestConditions());
      case Expected.Nothing nothing ->
          upload(entry, new BlobRequestConditions().setIfNoneMatch("*"));
      case Expected.Version version -> {
        BlobVersion known = BlobVersion.parse(version.version());
        BlobRequestConditions same = new BlobRequestConditions().setIfMatch(known.header());
        yield known.isBare() && entry.body().isEmpty()
            ? setFacts(entry, same)
            : upload(entry, same);
      }
    };
  }

  private Mono<Kept> upload(Entry entry, BlobRequestConditions conditions) {
    BinaryData body = BinaryData.fromString(entry.body());
    BlockBlobSimpleUploadOptions options =
        new BlockBlobSimpleUploadOptions(body)
            .setMetadata(entry.facts())
            .setRequestConditions(conditions);
    return container
        .getBlobAsyncClient(entry.name())
        .getBlockBlobAsyncClient()
        .uploadWithResponse(options)
        .map(response -> kept(entry, response.getValue()));
  }

  private static Kept kept(Entry entry, BlockBlobItem item) {
    return new Kept(
        entry,
        new BlobVersion(item.getETag(), entry.body().isEmpty()).text(),
        item.getLastModified().toInstant());
  }

  /** As the SDKs do it: cheaper than a new blob, and no old version is left behind. */
  private Mono<Kept> setFacts(Entry entry, BlobRequestConditions conditions) {
    return container
        .getBlobAsyncClient(entry.name())
        .setMetadataWithResponse(entry.facts(), conditions)
        .map(
            response ->
                new Kept(
                    entry,
                    new BlobVersion(header(response, HttpHeaderName.ETAG), true).text(),
                    time(header(response, HttpHeaderName.LAST_MODIFIED))));
  }

  private static String header(Response<?> response, HttpHeaderName name) {
    String value = response.getHeaders().getValue(name);
    return value == null ? "" : value;
  }

  private static Instant time(String header) {
    return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }

  @Override
  public void remove(String name) throws StateAwayException, InterruptedException {
    BlobAsyncClient blob = container.getBlobAsyncClient(name);
    calls.call(() -> blob.deleteIfExistsWithResponse(DeleteSnapshotsOptionType.INCLUDE, null));
  }

  @Override
  public Instant now() throws StateAwayException, InterruptedException {
    String date =
        calls
            .call(
                () ->
                    container
                        .getPropertiesWithResponse(null)
                        .map(response -> header(response, HttpHeaderName.DATE)))
            .value();
    try {
      return time(date);
    } catch (DateTimeException e) {
      throw new StateAwayException(
          "The storage container %s does not say what time it is: look at what stands between us and it."
              .formatted(calls.place()),
          e);
    }
  }
}
