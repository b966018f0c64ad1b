package io.defenderxdr.source.export;

import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.specialized.AppendBlobClient;
import io.defenderxdr.testkit.Azurite;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What Defender would export, into the emulator that tests share. */
public final class Exported implements AutoCloseable {

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("'tenant=t/y='yyyy'/m='MM'/d='dd'/h='HH'/m=00/PT1H.json'")
          .withZone(ZoneOffset.UTC);

  private final Azurite azurite = Azurite.shared();
  private final BlobServiceClient client =
      new BlobServiceClientBuilder().connectionString(azurite.connectionString()).buildClient();

  public StorageAccount account() {
    return new StorageAccount(client);
  }

  BlobServiceClient client() {
    return client;
  }

  Azurite azurite() {
    return azurite;
  }

  static String container(String table) {
    return ExportOptions.CONTAINERS + table;
  }

  static String blob(Instant hour) {
    return HOUR.format(hour);
  }

  public void append(String table, Instant hour, String text) {
    client.createBlobContainerIfNotExists(container(table));
    AppendBlobClient blob =
        client
            .getBlobContainerClient(container(table))
            .getBlobClient(blob(hour))
            .getAppendBlobClient();
    if (!blob.exists()) {
      blob.create();
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    blob.appendBlock(new ByteArrayInputStream(bytes), bytes.length);
  }

  void remove(String table, Instant hour) {
    client.getBlobContainerClient(container(table)).getBlobClient(blob(hour)).delete();
  }

  @Override
  public void close() {
    client
        .listBlobContainers()
        .forEach(container -> client.deleteBlobContainer(container.getName()));
  }
}
