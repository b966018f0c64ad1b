package io.defenderxdr.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.defenderxdr.http.TokenSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of an API by one of Azure's credentials, for the streams that speak HTTP. A token is kept
 * until shortly before it expires. Safe for many threads.
 */
final class AzureTokenSource implements TokenSource {

  private static final Duration MARGIN = Duration.ofMinutes(2);

  private final Supplier<TokenCredential> credentials;
  private final String scope;
  private final Duration timeout;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private TokenCredential credential;
  private @Nullable AccessToken current;

  /**
   * Asks nobody yet.
   *
   * @param credentials makes a credential that remembers no token
   * @param scope what the token is for, such as {@code https://graph.microsoft.com/.default}
   * @param timeout for one token, all attempts included
   * @param clock decides when a token is too old
   */
  AzureTokenSource(
      Supplier<TokenCredential> credentials, String scope, Duration timeout, Clock clock) {
    this.credentials = credentials;
    this.scope = scope;
    this.timeout = timeout;
    this.clock = clock;
    this.credential = credentials.get();
  }

  @Override
  public TokenReply token() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      AccessToken known = current;
      return known != null && isGood(known)
          ? new TokenReply.Granted(known.getToken())
          : ask(credential);
    } finally {
      lock.unlock();
    }
  }

  private boolean isGood(AccessToken token) {
    Instant end = token.getExpiresAt().toInstant();
    return clock.instant().isBefore(end.minus(MARGIN));
  }

  @Override
  public void forget(String token) {
    lock.lock();
    try {
      if (current != null && current.getToken().equals(token)) {
        current = null;
        // The credential would give the same token from its own memory.
        credential = credentials.get();
      }
    } finally {
      lock.unlock();
    }
  }

  private TokenReply ask(TokenCredential asked) throws InterruptedException {
    CompletableFuture<AccessToken> answer =
        asked.getToken(new TokenRequestContext().addScopes(scope)).toFuture();
    try {
      AccessToken token = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (token == null) {
        return new TokenReply.Away("The credential gave no token.");
      }
      current = token;
      return new TokenReply.Granted(token.getToken());
    } catch (TimeoutException e) {
      return new TokenReply.Away(
          "The token server gave no token within %d s.".formatted(timeout.toSeconds()));
    } catch (ExecutionException e) {
      return TokenFaults.reply(e.getCause() == null ? e : e.getCause());
    } finally {
      answer.cancel(true);
    }
  }
}
