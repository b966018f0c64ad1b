package io.defenderxdr.simulator.graph;

import io.defenderxdr.simulator.attack.AlertState;
import io.defenderxdr.simulator.fault.Fault;
import io.defenderxdr.simulator.fault.FaultBoard;
import io.defenderxdr.simulator.fault.Mischief;
import io.defenderxdr.simulator.fault.Mishap;
import io.defenderxdr.simulator.tenant.Key;
import io.defenderxdr.simulator.tenant.Page;
import io.defenderxdr.simulator.tenant.Tenant;
import io.defenderxdr.simulator.time.ScaledClock;
import io.defenderxdr.simulator.wire.Reply;
import io.defenderxdr.simulator.wire.Request;
import io.defenderxdr.simulator.wire.Sending;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1.0/security/alerts_v2}. Safe for any thread. */
public final class AlertsEndpoint {
  /** The path this answers. */
  public static final String PATH = "/v1.0/security/alerts_v2";

  private static final int STIRRED_PAGE = 10;

  private final Tenant tenant;
  private final ScaledClock clock;
  private final FaultBoard faults;
  private final Mischief mischief;
  private final GraphErrors errors;
  private final PageWriter pages;
  private final AtomicInteger requests = new AtomicInteger();

  /** The alerts of a tenant, with the faults that are on. */
  public AlertsEndpoint(Tenant tenant, ScaledClock clock, FaultBoard faults) {
    this.tenant = tenant;
    this.clock = clock;
    this.faults = faults;
    this.mischief = new Mischief(faults);
    this.errors = new GraphErrors(clock);
    this.pages = new PageWriter(tenant.writer());
  }

  /** Answers a request, or has something befall it. */
  public Reply answer(Request request) {
    RequestIds ids = RequestIds.of(request, tenant.world().seed(), requests.incrementAndGet());
    return ids.onto(checked(request, ids));
  }

  private Reply checked(Request request, RequestIds ids) {
    if (!request.method().equals("GET")) {
      return errors.of(405, "MethodNotAllowed", "Alerts are read with GET here.", ids);
    }
    String token = Bearer.token(request);
    if (token == null) {
      return errors.unauthorized("Access token is empty.", ids);
    }
    int session = tenant.session(token);
    if (session < 0) {
      return errors.unauthorized("Lifetime validation failed, the token is expired.", ids);
    }
    tenant.asked(session);
    if (faults.has(Fault.FORBIDDEN)) {
      return errors.forbidden(ids);
    }
    return switch (mischief.next()) {
      case Mishap.None none -> page(request, session, ids);
      case Mishap.Throttle throttle -> errors.throttled(retryAfter(throttle), ids);
      case Mishap.Trouble trouble -> errors.trouble(trouble.status(), ids);
      case Mishap.Reset reset ->
          page(request, session, ids).sent(new Sending.Reset(reset.percent()));
      case Mishap.Truncate cut ->
          page(request, session, ids).sent(new Sending.Truncated(cut.percent()));
      case Mishap.Slow slow -> page(request, session, ids).sent(drops(slow.over()));
      case Mishap.Expire expire -> {
        tenant.revoke(token);
        yield errors.unauthorized("Lifetime validation failed, the token is expired.", ids);
      }
    };
  }

  private Sending drops(Duration over) {
    return new Sending.Slow(clock.onTheWall(over));
  }

  private String retryAfter(Mishap.Throttle throttle) {
    if (!throttle.asDate()) {
      return String.valueOf(Math.max(1, throttle.delay().toSeconds()));
    }
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        clock.instant().plus(throttle.delay()).plusMillis(999).atOffset(ZoneOffset.UTC));
  }

  private Reply page(Request request, int session, RequestIds ids) {
    AlertQuery query;
    try {
      query = AlertQuery.parse(request.parameters(), !faults.has(Fault.ORDER), tenant.writer());
    } catch (BadQuery | IllegalArgumentException e) {
      return errors.badRequest(String.valueOf(e.getMessage()), ids);
    }
    LinkMode links = LinkMode.of(faults);
    if (query.after() != null && links == LinkMode.REFUSED) {
      return errors.badRequest("Skip token is invalid or has expired.", ids);
    }
    Page page = tenant.page(query.pageRequest());
    boolean whole = query.select().isEmpty() || query.select().contains("evidence");
    if (whole && poisoned(page)) {
      return errors.trouble(500, ids);
    }
    stir(page);
    Reply reply = rendered(request, query, page, links.next(request, query.window(), page));
    return query.select().isEmpty()
        ? reply.telling(() -> tenant.served(session, page.states()))
        : reply;
  }

  private boolean poisoned(Page page) {
    String id = faults.value(Fault.POISONED).orElse("");
    return !id.isEmpty()
        && page.states().stream()
            .anyMatch(state -> id.equals(tenant.writer().identity(state).id()));
  }

  /** Alerts change while pages are read; the client notices when it asks for the next one. */
  private void stir(Page page) {
    int count = faults.number(Fault.CHANGING, 0);
    if (count > 0 && page.more() && page.states().size() >= STIRRED_PAGE) {
      AlertState last = page.states().getLast();
      tenant.stir(count, new Key(last.lastUpdate(), last.alert()));
    }
  }

  private Reply rendered(Request request, AlertQuery query, Page page, @Nullable String nextLink) {
    String prefer = request.headers().getOrDefault("prefer", "");
    boolean newer = prefer.toLowerCase(Locale.ROOT).contains("include-unknown-enum-members");
    int weight = Math.max(1, faults.number(Fault.HEAVY, 1));
    byte[] json =
        pages.write(
            page, new PageWriter.Look(request.origin(), query.select(), newer, weight), nextLink);
    Reply reply = Compression.applied(request, json);
    return newer ? reply.with("Preference-Applied", "include-unknown-enum-members") : reply;
  }
}
