package io.defenderxdr.simulator.tenant;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tokens and the client sessions they belong to. A client that asks for a token while it has a good
 * one has forgotten it: it was started anew, and a new session begins. Guarded by its tenant.
 */
final class Sessions {
  private static final int RENEWAL_SHARE = 10;

  private final Map<String, Event.Token> tokens = new HashMap<>();
  private @Nullable String newest;
  private int lastSession;
  private int issued;

  int issued() {
    return issued;
  }

  /** The session that a token asked for now belongs to. */
  int next(long now) {
    Event.Token last = newest == null ? null : tokens.get(newest);
    int session = last == null ? lastSession : last.session();
    // Some clients renew a little early; that is no new start.
    boolean fresh =
        last != null && last.expires() - now > (last.expires() - last.issued()) / RENEWAL_SHARE;
    return fresh || session == 0 ? session + 1 : session;
  }

  void add(Event.Token token) {
    tokens.put(token.token(), token);
    newest = token.token();
    lastSession = token.session();
    issued++;
  }

  void revoke(String token) {
    tokens.remove(token);
  }

  /** The session of a token that counts at a moment, or -1. */
  int session(String token, long now) {
    Event.Token known = tokens.get(token);
    return known == null || known.expires() <= now ? -1 : known.session();
  }
}
