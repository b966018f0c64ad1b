package io.defenderxdr.azure;

import com.azure.core.http.HttpClient;
import com.azure.storage.blob.BlobContainerAsyncClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import io.defenderxdr.http.HttpRoute;
import io.defenderxdr.settings.AzureIdentity;
import io.defenderxdr.settings.BlobContainer;
import java.io.IOException;

/** Containers and accounts as the settings name them. */
public final class BlobAccounts {

  /** The way to a server, as settings describe it; it may have to read a certificate. */
  public interface Routes {
    /** The way that an identity's requests take. */
    HttpRoute of(AzureIdentity identity) throws IOException;
  }

  private BlobAccounts() {}

  /**
   * The store of entries in a container.
   *
   * @param waits how long a call may take
   * @throws IOException with a sentence, if a certificate cannot be read
   */
  public static BlobStateStore state(BlobContainer container, Routes routes, BlobWaits waits)
      throws IOException {
    return new BlobStateStore(client(container, routes), waits);
  }

  private static BlobContainerAsyncClient client(BlobContainer container, Routes routes)
      throws IOException {
    return switch (container.login()) {
      case BlobContainer.Login.ConnectionString login ->
          BlobContainers.of(
              login.text().reveal(), container.name(), AzureHttp.client(HttpRoute.DIRECT));
      case BlobContainer.Login.Identity login -> {
        HttpRoute route = routes.of(login.identity());
        yield BlobContainers.of(
            login.endpoint().toString(),
            AzureLogin.of(login.identity(), route).credential(),
            container.name(),
            AzureHttp.client(route));
      }
    };
  }

  /**
   * An account.
   *
   * @throws IOException with a sentence, if a certificate cannot be read
   */
  public static BlobServiceClient account(BlobContainer.Login login, Routes routes)
      throws IOException {
    BlobServiceClientBuilder builder = new BlobServiceClientBuilder();
    switch (login) {
      case BlobContainer.Login.ConnectionString text ->
          builder
              .httpClient(AzureHttp.client(HttpRoute.DIRECT))
              .connectionString(text.text().reveal());
      case BlobContainer.Login.Identity identity -> {
        HttpRoute route = routes.of(identity.identity());
        HttpClient http = AzureHttp.client(route);
        builder
            .httpClient(http)
            .endpoint(identity.endpoint().toString())
            .credential(AzureLogin.of(identity.identity(), route).credential());
      }
    }
    return builder.buildClient();
  }
}
