package io.defenderxdr.source.kafka;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.AzureException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.auth.SaslExtensionsCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.jspecify.annotations.Nullable;

/**
 * Gives the Kafka client its tokens of Entra; the client makes one of these itself, and asks again
 * before a token expires.
 */
public final class EntraLogin implements AuthenticateCallbackHandler {

  /** The client's setting that holds the {@link TokenCredential} itself. */
  static final String CREDENTIAL = "defenderxdr.credential";

  /** The client's setting that holds the scope the token is for. */
  static final String SCOPE = "defenderxdr.scope";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private @Nullable TokenCredential credential;
  private String scope = "";

  /** For the Kafka client. */
  public EntraLogin() {}

  @Override
  public void configure(
      Map<String, ?> configs, String saslMechanism, List<AppConfigurationEntry> jaasEntries) {
    credential = (TokenCredential) configs.get(CREDENTIAL);
    scope = String.valueOf(configs.get(SCOPE));
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      switch (callback) {
        case OAuthBearerTokenCallback wanted -> answer(wanted);
        case SaslExtensionsCallback ignored -> {
          // The hub knows no extensions.
        }
        default -> throw new UnsupportedCallbackException(callback);
      }
    }
  }

  private void answer(OAuthBearerTokenCallback wanted) {
    try {
      wanted.token(token());
    } catch (AzureException | IllegalStateException e) {
      wanted.error("invalid_token", firstLine(e), null);
    }
  }

  private OAuthBearerToken token() {
    if (credential == null) {
      throw new IllegalStateException("No credential was handed over.");
    }
    AccessToken token =
        credential.getToken(new TokenRequestContext().addScopes(scope)).block(PATIENCE);
    if (token == null) {
      throw new IllegalStateException("The credential gave no token.");
    }
    return new Bearer(token.getToken(), token.getExpiresAt().toInstant().toEpochMilli(), scope);
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  @Override
  public void close() {}

  private record Bearer(String value, long lifetimeMs, String audience)
      implements OAuthBearerToken {

    @Override
    public Set<String> scope() {
      return Set.of(audience);
    }

    @Override
    public String principalName() {
      return "defender-xdr";
    }

    @Override
    public @Nullable Long startTimeMs() {
      return null;
    }

    @Override
    public String toString() {
      return "Bearer[***]";
    }
  }
}
