package io.defenderxdr.simulator.admin;

import io.defenderxdr.simulator.Switches;
import io.defenderxdr.simulator.attack.AlertState;
import io.defenderxdr.simulator.fault.Fault;
import io.defenderxdr.simulator.tenant.Tenant;
import io.defenderxdr.simulator.time.ScaledClock;
import io.defenderxdr.simulator.time.Spans;
import io.defenderxdr.simulator.wire.Reply;
import io.defenderxdr.simulator.wire.Request;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The side for tests and demos: what should be found in a store, faults, the clock. Safe for any
 * thread.
 */
public final class AdminEndpoint {
  /** What all its paths begin with. */
  public static final String PATH = "/admin";

  private final Tenant tenant;
  private final ScaledClock clock;
  private final Switches switches;

  /** The admin side of a tenant. */
  public AdminEndpoint(Tenant tenant, ScaledClock clock, Switches switches) {
    this.tenant = tenant;
    this.clock = clock;
    this.switches = switches;
  }

  /** Answers a request; what is asked wrongly is answered with a sentence. */
  public Reply answer(Request request) {
    String path = request.path().substring(PATH.length());
    try {
      if (path.startsWith("/fault/")) {
        return fault(request, Fault.named(path.substring("/fault/".length())));
      }
      return switch (request.method() + " " + path) {
        case "GET /offered" -> states(request, tenant::offered);
        case "GET /superseded" -> states(request, tenant::superseded);
        case "GET /truth" -> truth(request);
        case "GET /faults" -> faults();
        case "POST /freeze" -> freeze();
        case "POST /clock" -> advance(request);
        case "GET /clock" -> Reply.text(200, clock.instant() + "\n");
        default -> Reply.text(404, "There is no " + request.method() + " " + path + " here.\n");
      };
    } catch (IllegalArgumentException e) {
      return Reply.text(400, e.getMessage() + "\n");
    }
  }

  private Reply fault(Request request, Fault fault) {
    switch (request.method()) {
      case "POST" -> switches.on(fault, request.parameters().getOrDefault("value", ""));
      case "DELETE" -> switches.off(fault);
      default -> {
        return Reply.text(405, "A fault is switched on with POST and off with DELETE.\n");
      }
    }
    return faults();
  }

  private Reply faults() {
    StringBuilder lines = new StringBuilder();
    switches.board().all().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            fault ->
                lines
                    .append(fault.getKey().title())
                    .append('=')
                    .append(fault.getValue())
                    .append('\n'));
    return Reply.text(200, lines.toString());
  }

  private Reply freeze() {
    tenant.freeze();
    return list(tenant::current);
  }

  private Reply advance(Request request) {
    tenant.advance(Spans.parse(request.parameters().getOrDefault("advance", "")));
    return Reply.text(200, clock.instant() + "\n");
  }

  private Reply states(Request request, Consumer<Consumer<AlertState>> source) {
    checkStream(request);
    return list(source);
  }

  private Reply list(Consumer<Consumer<AlertState>> source) {
    StateLines lines = new StateLines(tenant.writer());
    source.accept(lines::add);
    return Reply.text(200, lines.text());
  }

  private Reply truth(Request request) {
    checkStream(request);
    TruthLines lines = new TruthLines(tenant.writer());
    tenant.truth(lines::add);
    return Reply.of(200, "application/x-ndjson", lines.bytes());
  }

  private static void checkStream(Request request) {
    String stream = request.parameters().getOrDefault("stream", "alert");
    if (!stream.equals("alert")) {
      throw new IllegalArgumentException(
          "There is no stream '" + stream + "' here; there is alert.");
    }
  }
}
