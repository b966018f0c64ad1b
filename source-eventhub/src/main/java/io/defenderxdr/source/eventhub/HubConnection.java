package io.defenderxdr.source.eventhub;

import com.azure.core.credential.TokenCredential;

/** How the hub is reached and who we are to it. */
public sealed interface HubConnection {

  /** Full host name of the namespace. */
  String namespace();

  /**
   * With a connection string.
   *
   * @param text as {@link ConnectionText} read it
   */
  record ByText(ConnectionText text) implements HubConnection {
    @Override
    public String namespace() {
      return text.host();
    }
  }

  /**
   * With an identity of Entra.
   *
   * @param namespace full host name of the namespace
   * @param credential whose role is Azure Event Hubs Data Receiver
   */
  record ByIdentity(String namespace, TokenCredential credential) implements HubConnection {
    public ByIdentity {
      if (namespace.isBlank() || namespace.indexOf('.') < 0) {
        throw new IllegalArgumentException(
            "eventhub_namespace '%s' is no full host name: write it as <name>.servicebus.windows.net."
                .formatted(namespace));
      }
    }
  }
}
