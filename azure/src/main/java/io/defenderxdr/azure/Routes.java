package io.defenderxdr.azure;

import io.defenderxdr.http.HttpRoute;
import io.defenderxdr.settings.AzureIdentity;
import io.defenderxdr.settings.BlobContainer;
import java.io.IOException;

/** The ways that requests take, from settings that may name certificates. */
public interface Routes {

  /**
   * The way of an identity's requests.
   *
   * @throws IOException with a sentence, if a certificate cannot be read
   */
  HttpRoute of(AzureIdentity identity) throws IOException;

  /**
   * A storage account; with a connection string it is reached directly.
   *
   * @throws IOException with a sentence, if a certificate cannot be read
   */
  default AzureStorage storage(BlobContainer.Login account) throws IOException {
    return AzureStorage.of(
        account,
        switch (account) {
          case BlobContainer.Login.ConnectionString text -> HttpRoute.DIRECT;
          case BlobContainer.Login.Identity login -> of(login.identity());
        });
  }
}
