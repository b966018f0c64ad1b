package io.defenderxdr.simulator.admin;

import io.defenderxdr.simulator.Switches;
import io.defenderxdr.simulator.attack.AlertState;
import io.defenderxdr.simulator.fault.Fault;
import io.defenderxdr.simulator.hub.HubFeed;
import io.defenderxdr.simulator.tenant.Tenant;
import io.defenderxdr.simulator.time.ScaledClock;
import io.defenderxdr.simulator.time.Spans;
import io.defenderxdr.simulator.wire.Reply;
import io.defenderxdr.simulator.wire.Request;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable EventLines events;

  /**
   * The admin side of a tenant.
   *
   * @param feed what is on its hub, or null if it has none
   */
  public AdminEndpoint(
      Tenant tenant, ScaledClock clock, Switches switches, @Nullable HubFeed feed) {
    this.events = feed == null ? null : new EventLines(feed);
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
        case "GET /offered" -> isOfEvents(request) ? events().offered() : states(tenant::offered);
        case "GET /superseded" ->
            isOfEvents(request) ? Reply.text(200, "") : states(tenant::superseded);
        case "GET /hub" -> events().places();
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
    if (events != null) {
      events.freeze();
    }
    return states(tenant::current);
  }

  private Reply advance(Request request) {
    tenant.advance(Spans.parse(request.parameters().getOrDefault("advance", "")));
    return Reply.text(200, clock.instant() + "\n");
  }

  private Reply states(Consumer<Consumer<AlertState>> source) {
    StateLines lines = new StateLines(tenant.writer());
    source.accept(lines::add);
    return Reply.text(200, lines.text());
  }

  private Reply truth(Request request) {
    if (isOfEvents(request)) {
      throw new IllegalArgumentException(
          "Of events there is nothing to tell but what was offered; ask for offered?stream=event.");
    }
    TruthLines lines = new TruthLines(tenant.writer());
    tenant.truth(lines::add);
    return Reply.of(200, "application/x-ndjson", lines.bytes());
  }

  private EventLines events() {
    if (events == null) {
      throw new IllegalArgumentException("There is no event hub here; start with --hub-port 0.");
    }
    return events;
  }

  private static boolean isOfEvents(Request request) {
    String stream = request.parameters().getOrDefault("stream", "alert");
    return switch (stream) {
      case "alert" -> false;
      case "event" -> true;
      default ->
          throw new IllegalArgumentException(
              "There is no stream '" + stream + "' here; there are alert and event.");
    };
  }
}
