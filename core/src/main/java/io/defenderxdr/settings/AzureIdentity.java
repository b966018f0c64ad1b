package io.defenderxdr.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who we are to Microsoft Entra, and which way it is reached.
 *
 * @param tenantId directory id; empty where a managed identity needs none
 * @param clientId application id; empty for a managed identity
 * @param credentials proof of being the application
 * @param authority the token server, which also says which cloud it is
 * @param way proxy and trust
 */
public record AzureIdentity(
    String tenantId,
    String clientId,
    Credentials credentials,
    URI authority,
    Configuration.Way way) {

  /** What proves that we are the application. */
  public sealed interface Credentials {
    /** A client secret. */
    record ClientSecret(Secret secret) implements Credentials {}

    /** A PEM file with certificate and key. */
    record ClientCertificate(Path pem) implements Credentials {}

    /** The machine's own identity; the client id of a user-assigned one. */
    record ManagedIdentity(Optional<String> clientId) implements Credentials {}

    /** A token that the cluster puts into a file (Kubernetes workload identity). */
    record WorkloadIdentity(Path tokenFile) implements Credentials {}
  }
}
