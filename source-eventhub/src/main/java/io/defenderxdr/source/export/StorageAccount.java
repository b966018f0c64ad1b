package io.defenderxdr.source.export;

import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobContainersOptions;
import com.azure.storage.blob.models.ListBlobsOptions;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A storage account that Defender exports its streaming tables to. Each call ends within a minute.
 */
public final class StorageAccount {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final BlobServiceClient client;

  public StorageAccount(BlobServiceClient client) {
    this.client = client;
  }

  /** The containers whose names begin so. */
  List<String> containers(String prefix) throws ExportAwayException, InterruptedException {
    return asked(
        () ->
            client
                .listBlobContainers(new ListBlobContainersOptions().setPrefix(prefix), PATIENCE)
                .stream()
                .map(item -> item.getName())
                .toList());
  }

  /** The blobs of a container whose names begin so, with their lengths at this moment. */
  List<ExportedBlob> blobs(String container, String prefix)
      throws ExportAwayException, InterruptedException {
    return asked(
        () ->
            client
                .getBlobContainerClient(container)
                .listBlobs(new ListBlobsOptions().setPrefix(prefix), PATIENCE)
                .stream()
                .filter(item -> !Boolean.TRUE.equals(item.isPrefix()))
                .map(item -> listed(container, item))
                .toList());
  }

  private static ExportedBlob listed(String container, BlobItem item) {
    return new ExportedBlob(
        container,
        item.getName(),
        item.getProperties().getContentLength(),
        item.getProperties().getLastModified().toInstant());
  }

  /** Bytes of a blob; fewer than asked for where it ends. */
  byte[] read(ExportedBlob blob, long from, int count)
      throws ExportAwayException, InterruptedException {
    return asked(
        () -> {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream(count);
          client
              .getBlobContainerClient(blob.container())
              .getBlobClient(blob.name())
              .downloadStreamWithResponse(
                  bytes, new BlobRange(from, (long) count), null, null, false, PATIENCE, null);
          return bytes.toByteArray();
        });
  }

  private <T> T asked(Supplier<T> question) throws ExportAwayException, InterruptedException {
    try {
      return question.get();
    } catch (BlobStorageException e) {
      throw new ExportAwayException(e.getStatusCode(), refusal(e), e);
    } catch (RuntimeException e) {
      // The SDK throws what lies below it in wrappers of no common kind.
      if (interrupted(e)) {
        throw new InterruptedException();
      }
      throw away(e);
    }
  }

  private static boolean interrupted(Throwable error) {
    boolean asked = Thread.interrupted();
    for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException) {
        return true;
      }
    }
    return asked;
  }

  private ExportAwayException away(RuntimeException e) {
    return new ExportAwayException(
        0,
        "The storage account %s does not answer (%s); it is asked again. If that lasts, check storage_account and the way to it."
            .formatted(account(), firstLine(e)),
        e);
  }

  private String refusal(BlobStorageException e) {
    String advice =
        switch (e.getStatusCode()) {
          case 401, 403 ->
              "check its key, or give the application the role Storage Blob Data Reader on it";
          case 404 -> "it may have been removed meanwhile";
          default -> "it is asked again";
        };
    return "The storage account %s refuses (HTTP %d, %s); %s."
        .formatted(account(), e.getStatusCode(), e.getErrorCode(), advice);
  }

  private String account() {
    return client.getAccountName();
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
