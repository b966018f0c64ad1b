package io.defenderxdr.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.storage.blob.BlobContainerAsyncClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;

/**
 * Clients of storage containers, each request tried once: whoever uses them says how often and how
 * long. They are safe for many threads and meant to be kept.
 */
public final class BlobContainers {

  private static final int LONGEST_TRY_SECONDS = 120;

  private BlobContainers() {}

  /**
   * A container of an account that is reached by its connection string.
   *
   * @param connectionString of the account; also an emulator's
   * @param container the container's name
   * @param http how requests travel
   */
  public static BlobContainerAsyncClient of(
      String connectionString, String container, HttpClient http) {
    return builder(http)
        .connectionString(connectionString)
        .buildAsyncClient()
        .getBlobContainerAsyncClient(container);
  }

  /**
   * A container of an account that knows us as an application or a machine.
   *
   * @param endpoint of the account, such as {@code https://account.blob.core.windows.net}
   * @param credential who we are
   * @param container the container's name
   * @param http how requests travel
   */
  public static BlobContainerAsyncClient of(
      String endpoint, TokenCredential credential, String container, HttpClient http) {
    return builder(http)
        .endpoint(endpoint)
        .credential(credential)
        .buildAsyncClient()
        .getBlobContainerAsyncClient(container);
  }

  static BlobServiceClientBuilder builder(HttpClient http) {
    return new BlobServiceClientBuilder()
        .httpClient(http)
        .retryOptions(
            new RequestRetryOptions(
                RetryPolicyType.FIXED, 1, LONGEST_TRY_SECONDS, null, null, null));
  }
}
