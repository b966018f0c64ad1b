package io.defenderxdr.source.token;

import java.time.Instant;
import java.util.Map;

/** What proves that we are the application: form parameters of the token request. */
@FunctionalInterface
public interface ClientProof {

  /**
   * The parameters, made anew for each request.
   *
   * @param request what is asked for
   * @param now the time
   */
  Map<String, String> parameters(TokenRequest request, Instant now);

  /** Proof by a client secret. */
  static ClientProof secret(String secret) {
    return (request, now) -> Map.of("client_secret", secret);
  }
}
