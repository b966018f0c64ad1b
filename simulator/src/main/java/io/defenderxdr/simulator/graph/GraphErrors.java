package io.defenderxdr.simulator.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.defenderxdr.simulator.wire.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Graph's error replies. */
final class GraphErrors {
  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private final Clock clock;

  GraphErrors(Clock clock) {
    this.clock = clock;
  }

  Reply badRequest(String message, RequestIds ids) {
    return of(400, "BadRequest", message, ids);
  }

  Reply unauthorized(String message, RequestIds ids) {
    return of(401, "InvalidAuthenticationToken", message, ids)
        .with("WWW-Authenticate", "Bearer realm=\"\", error=\"invalid_token\"");
  }

  Reply forbidden(RequestIds ids) {
    return of(
        403,
        "Forbidden",
        "Missing application roles. API required roles: SecurityAlert.Read.All,"
            + "SecurityAlert.ReadWrite.All, application roles: .",
        ids);
  }

  Reply throttled(String retryAfter, RequestIds ids) {
    return of(429, "TooManyRequests", "Too many requests. Try again later.", ids)
        .with("Retry-After", retryAfter);
  }

  Reply trouble(int status, RequestIds ids) {
    return switch (status) {
      case 502 -> of(502, "BadGateway", "The gateway got no valid answer.", ids);
      case 503 -> of(503, "ServiceUnavailable", "The service is temporarily unavailable.", ids);
      case 504 -> of(504, "GatewayTimeout", "The service did not answer in time.", ids);
      default -> of(status, "InternalServerError", "Internal server error.", ids);
    };
  }

  Reply of(int status, String code, String message, RequestIds ids) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeObjectFieldStart("error");
      json.writeStringField("code", code);
      json.writeStringField("message", message);
      json.writeObjectFieldStart("innerError");
      json.writeStringField("date", DATE.format(clock.instant()));
      json.writeStringField("request-id", ids.request());
      json.writeStringField("client-request-id", ids.client());
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Reply.json(status, bytes.toByteArray());
  }
}
