package io.defenderxdr.console;

import io.defenderxdr.console.ConsoleOptions.Credential;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every route: sets the headers that bind a browser, and turns away a foreign host
 * name (421) and a missing credential (401). {@code /health/live} tells nothing and is open.
 */
final class Gate implements Handler {

  private static final int MISDIRECTED = 421;
  private static final int UNAUTHORIZED = 401;

  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self'",
          "connect-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'");

  private final HostRule hosts;
  private final byte @Nullable [] expected;

  Gate(ConsoleOptions options) {
    this.hosts = new HostRule(options);
    this.expected = options.credential() == null ? null : header(options.credential());
  }

  @Override
  public void handle(Context request) {
    bindTheBrowser(request);
    if (request.path().equals(Routes.LIVE)) {
      return;
    }
    if (!hosts.allows(request.header("Host"))) {
      refuse(
          request,
          MISDIRECTED,
          "This host name is not served here: call the console by localhost or its own address.");
    } else if (!isKnown(request.header("Authorization"))) {
      request.header("WWW-Authenticate", "Basic realm=\"defender-xdr\", charset=\"UTF-8\"");
      refuse(request, UNAUTHORIZED, "This console wants a user name and a password.");
    }
  }

  private static void bindTheBrowser(Context request) {
    request.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    request.header("X-Content-Type-Options", "nosniff");
    request.header("Referrer-Policy", "no-referrer");
    request.header("Cross-Origin-Resource-Policy", "same-origin");
    request.header("Cross-Origin-Opener-Policy", "same-origin");
    request.header("Cache-Control", "no-store");
  }

  private boolean isKnown(@Nullable String authorization) {
    if (expected == null) {
      return true;
    }
    // In constant time, so that the answer's delay tells nothing of the password.
    return authorization != null
        && MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
  }

  private static void refuse(Context request, int status, String sentence) {
    request.status(status).contentType("text/plain; charset=utf-8").result(sentence + "\n");
    request.skipRemainingHandlers();
  }

  private static byte[] header(Credential credential) {
    byte[] pair =
        (credential.user() + ":" + credential.password()).getBytes(StandardCharsets.UTF_8);
    return ("Basic " + Base64.getEncoder().encodeToString(pair)).getBytes(StandardCharsets.UTF_8);
  }
}
