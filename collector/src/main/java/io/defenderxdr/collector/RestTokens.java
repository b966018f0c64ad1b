package io.defenderxdr.collector;

import io.defenderxdr.azure.AzureLogin;
import io.defenderxdr.http.HttpCaller;
import io.defenderxdr.http.TokenSource;
import io.defenderxdr.settings.AzureIdentity;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.source.token.ClientCertificate;
import io.defenderxdr.source.token.ClientCredentials;
import io.defenderxdr.source.token.ClientProof;
import io.defenderxdr.source.token.TokenRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/**
 * Where a REST stream's tokens come from.
 *
 * @param access who we are
 * @param scope what the tokens are for
 * @param timeout for one token
 */
record RestTokens(Configuration.Access access, String scope, Duration timeout) {

  /**
   * The tokens.
   *
   * @param caller reaches the token server
   * @throws IOException with a sentence, if a certificate cannot be read
   */
  TokenSource source(HttpCaller caller, Clock clock) throws IOException {
    AzureIdentity identity = access.identity();
    return switch (identity.credentials()) {
      case AzureIdentity.Credentials.ClientSecret secret ->
          granted(ClientProof.secret(secret.secret().reveal()), caller, clock);
      case AzureIdentity.Credentials.ClientCertificate certificate ->
          granted(ClientCertificate.read(certificate.pem()), caller, clock);
      case AzureIdentity.Credentials.ManagedIdentity machine -> azure(identity, clock);
      case AzureIdentity.Credentials.WorkloadIdentity workload -> azure(identity, clock);
    };
  }

  private TokenSource granted(ClientProof proof, HttpCaller caller, Clock clock) {
    TokenRequest request =
        new TokenRequest(
            access.tokenUrl(),
            access.identity().clientId(),
            scope,
            access.tokenParameters(),
            timeout);
    return new ClientCredentials(caller, request, proof, clock);
  }

  private TokenSource azure(AzureIdentity identity, Clock clock) throws IOException {
    return AzureLogin.of(identity, AlertSources.route(identity.way()))
        .tokens(scope, timeout, clock);
  }
}
