package io.defenderxdr.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import io.defenderxdr.settings.AzureIdentity;
import java.time.Duration;

/**
 * The Azure SDK's credential for an identity of the settings (specification: event hub, section
 * 1.4). A credential keeps its tokens until shortly before they expire; it is safe for many threads
 * and meant to be kept. Making one asks nobody.
 */
final class AzureCredentials {

  /** Whoever wants the token says how often and how long; a broken connection is tried again. */
  private static final FixedDelayOptions ONCE_MORE =
      new FixedDelayOptions(1, Duration.ofMillis(500));

  private AzureCredentials() {}

  /**
   * The credential.
   *
   * @param identity who we are
   * @param http how token requests travel; a managed identity's go to an address of the machine
   *     itself, so that its client must have no proxy
   */
  static TokenCredential of(AzureIdentity identity, HttpClient http) {
    return switch (identity.credentials()) {
      case AzureIdentity.Credentials.ClientSecret secret ->
          application(new ClientSecretCredentialBuilder(), identity, http)
              .clientSecret(secret.secret().reveal())
              .build();
      case AzureIdentity.Credentials.ClientCertificate certificate ->
          application(new ClientCertificateCredentialBuilder(), identity, http)
              .pemCertificate(certificate.pem().toString())
              .build();
      case AzureIdentity.Credentials.WorkloadIdentity workload ->
          application(new WorkloadIdentityCredentialBuilder(), identity, http)
              .tokenFilePath(workload.tokenFile().toString())
              .build();
      case AzureIdentity.Credentials.ManagedIdentity machine -> {
        ManagedIdentityCredentialBuilder builder =
            new ManagedIdentityCredentialBuilder().httpClient(http);
        machine.clientId().ifPresent(builder::clientId);
        yield builder.build();
      }
    };
  }

  private static <B extends AadCredentialBuilderBase<B>> B application(
      B builder, AzureIdentity identity, HttpClient http) {
    // The settings let no host through that is not Microsoft's or named by the user; a look-up of
    // trusted hosts at another server would only add a way to fail.
    return builder
        .tenantId(identity.tenantId())
        .clientId(identity.clientId())
        .authorityHost(identity.authority().toString())
        .httpClient(http)
        .retryOptions(new RetryOptions(ONCE_MORE))
        .disableInstanceDiscovery();
  }
}
