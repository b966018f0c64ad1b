package io.defenderxdr.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import io.defenderxdr.http.HttpRoute;
import io.defenderxdr.http.TokenSource;
import io.defenderxdr.settings.AzureIdentity;
import java.time.Clock;
import java.time.Duration;

/**
 * An identity and the way its requests travel, ready for whatever logs in with it: hand it on as a
 * whole to rooms that know the SDK. Asks nobody until a token is wanted. Safe for many threads.
 */
public final class AzureLogin {

  private final AzureIdentity identity;
  private final HttpClient http;

  private AzureLogin(AzureIdentity identity, HttpClient http) {
    this.identity = identity;
    this.http = http;
  }

  /**
   * A log-in.
   *
   * @param route the way to the token server; a managed identity asks the machine itself, where no
   *     proxy leads, and takes the direct way
   */
  public static AzureLogin of(AzureIdentity identity, HttpRoute route) {
    boolean machine = identity.credentials() instanceof AzureIdentity.Credentials.ManagedIdentity;
    return over(identity, AzureHttp.client(machine ? HttpRoute.DIRECT : route));
  }

  static AzureLogin over(AzureIdentity identity, HttpClient http) {
    return new AzureLogin(identity, http);
  }

  /** The SDK's credential, a new one that remembers no token. */
  public TokenCredential credential() {
    return AzureCredentials.of(identity, http);
  }

  /**
   * Tokens of an API that speaks HTTP.
   *
   * @param scope what they are for, such as {@code https://graph.microsoft.com/.default}
   * @param timeout for one token, all attempts included
   */
  public TokenSource tokens(String scope, Duration timeout, Clock clock) {
    return new AzureTokenSource(this::credential, scope, timeout, clock);
  }
}
