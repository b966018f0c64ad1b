package io.defenderxdr.simulator.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.defenderxdr.simulator.attack.World;
import io.defenderxdr.simulator.fault.Fault;
import io.defenderxdr.simulator.fault.FaultBoard;
import io.defenderxdr.simulator.tenant.Tenant;
import io.defenderxdr.simulator.wire.Reply;
import io.defenderxdr.simulator.wire.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The token endpoint: client credentials, proved by a secret or by an assertion signed with a
 * certificate's key. Safe for any thread.
 */
public final class TokenEndpoint {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Duration LIFE = Duration.ofSeconds(3599);

  private final Tenant tenant;
  private final FaultBoard faults;
  private final RefusalWriter refusals;
  private final AssertionCheck assertions;

  /** Gives out the tokens of a tenant. */
  public TokenEndpoint(Tenant tenant, Clock clock, FaultBoard faults) {
    this.tenant = tenant;
    this.faults = faults;
    this.refusals = new RefusalWriter(clock, tenant.world().seed());
    this.assertions = new AssertionCheck(tenant.world(), clock, faults);
  }

  /** Whether a path is one of this endpoint: {@code /{tenant}/.../token}. */
  public static boolean serves(String path) {
    return path.endsWith("/token") && path.indexOf('/', 1) > 0;
  }

  /** Answers a request for a token. */
  public Reply answer(Request request) {
    if (!request.method().equals("POST")) {
      return refusals.reply(Refusal.missing("grant_type"));
    }
    Refusal refusal = check(request, request.form());
    return refusal == null ? token() : refusals.reply(refusal);
  }

  private @Nullable Refusal check(Request request, Map<String, String> form) {
    World world = tenant.world();
    String named = request.path().substring(1, request.path().indexOf('/', 1));
    if (!named.equals(world.tenantId())) {
      return Refusal.tenant(named);
    }
    for (String field : new String[] {"grant_type", "client_id", "scope"}) {
      if (form.getOrDefault(field, "").isEmpty()) {
        return Refusal.missing(field);
      }
    }
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return Refusal.grant(String.valueOf(form.get("grant_type")));
    }
    if (!world.clientId().equals(form.get("client_id"))) {
      return Refusal.client(String.valueOf(form.get("client_id")), named);
    }
    Refusal refusal = proof(request, form);
    return refusal != null ? refusal : scope(request, form.getOrDefault("scope", ""));
  }

  private @Nullable Refusal proof(Request request, Map<String, String> form) {
    String assertion = form.get("client_assertion");
    if (assertion != null) {
      return assertions.refusal(assertion, request, form.getOrDefault("client_assertion_type", ""));
    }
    String secret = form.get("client_secret");
    if (secret == null) {
      return Refusal.noProof();
    }
    World world = tenant.world();
    return secret.equals(world.clientSecret()) ? null : Refusal.secret(world.clientId());
  }

  private static @Nullable Refusal scope(Request request, String scope) {
    return scope.equals(request.origin() + "/.default") ? null : Refusal.scope(scope);
  }

  private Reply token() {
    Duration life = faults.span(Fault.TOKEN_LIFE, LIFE);
    String token = tenant.issue(life);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("token_type", "Bearer");
      json.writeNumberField("expires_in", life.toSeconds());
      json.writeNumberField("ext_expires_in", life.toSeconds());
      json.writeStringField("access_token", token);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Reply.json(200, bytes.toByteArray()).with("Cache-Control", "no-store");
  }
}
