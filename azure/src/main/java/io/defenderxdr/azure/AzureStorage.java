package io.defenderxdr.azure;

import com.azure.core.http.HttpClient;
import com.azure.storage.blob.BlobContainerAsyncClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import io.defenderxdr.http.HttpRoute;
import io.defenderxdr.pipeline.StateStore;
import io.defenderxdr.settings.BlobContainer;

/**
 * A storage account of the settings and the way to it: hand it on as a whole to rooms that know the
 * SDK. Asks nobody until something is wanted of it; each request is tried once. Safe for many
 * threads.
 */
public final class AzureStorage {

  private final BlobServiceClientBuilder builder;

  private AzureStorage(BlobServiceClientBuilder builder) {
    this.builder = builder;
  }

  /**
   * An account.
   *
   * @param account which, and how to log in
   * @param route the way to it, and to the token server
   * @throws IllegalArgumentException if the SDK cannot read the connection string
   */
  public static AzureStorage of(BlobContainer.Login account, HttpRoute route) {
    HttpClient http = AzureHttp.client(route);
    BlobServiceClientBuilder builder = BlobContainers.builder(http);
    return new AzureStorage(
        switch (account) {
          case BlobContainer.Login.ConnectionString text ->
              builder.connectionString(text.text().reveal());
          case BlobContainer.Login.Identity identity ->
              builder
                  .endpoint(identity.endpoint().toString())
                  .credential(AzureLogin.of(identity.identity(), route).credential());
        });
  }

  /** The entries kept in a container, which is made with the first of them. */
  public StateStore states(String container, BlobWaits waits) {
    return new BlobStateStore(container(container), waits);
  }

  /** One of its containers. */
  public BlobContainerAsyncClient container(String name) {
    return builder.buildAsyncClient().getBlobContainerAsyncClient(name);
  }

  /** The account itself. */
  public BlobServiceClient service() {
    return builder.buildClient();
  }
}
