package io.defenderxdr.settings;

import java.net.URI;

/**
 * A container of an Azure Storage account.
 *
 * @param login the account, and how to log in to it
 * @param name the container's name
 */
public record BlobContainer(Login login, String name) {

  /** The account, and how to log in to it. */
  public sealed interface Login {

    /** Proxy and trust on the way to the account. */
    Configuration.Way way();

    /** A connection string: given, or made of account and key. */
    record ConnectionString(Secret text, Configuration.Way way) implements Login {}

    /**
     * As an application or as the machine.
     *
     * @param endpoint such as {@code https://account.blob.core.windows.net}
     */
    record Identity(URI endpoint, AzureIdentity identity) implements Login {
      @Override
      public Configuration.Way way() {
        return identity.way();
      }
    }
  }
}
