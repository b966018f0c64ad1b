package io.defenderxdr.console;

import io.defenderxdr.console.page.BoardPage;
import io.defenderxdr.console.page.PageFacts;
import io.defenderxdr.console.page.Pages;
import io.defenderxdr.console.page.PortalLinks;
import io.defenderxdr.status.StatusJson;
import io.defenderxdr.status.StreamStatus;
import io.javalin.config.RouterConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.InputStream;
import java.util.List;

/** The one table of what is served, and a short method for each row. Safe for many threads. */
final class Routes {

  static final String LIVE = "/health/live";

  private static final int UNAVAILABLE = 503;
  private static final String JSON = "application/json";
  private static final String HTML = "text/html; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final ConsoleSources sources;
  private final AlertFeed alerts;
  private final PortalLinks links;
  private final Pages pages = new Pages();

  Routes(ConsoleSources sources, ConsoleOptions options) {
    this.sources = sources;
    this.alerts = new AlertFeed(sources.store(), sources.clock());
    this.links = new PortalLinks(options.portalHosts());
  }

  private record Route(String path, Handler handler) {}

  private List<Route> table() {
    return List.of(
        new Route("/", this::page),
        new Route("/board", this::board),
        new Route(LIVE, request -> answer(request, JSON, "{\"live\":true}")),
        new Route("/health/ready", this::ready),
        new Route("/metrics", request -> answer(request, PROMETHEUS, sources.metrics().get())),
        new Route("/api/streams", this::streams),
        new Route("/api/ledger", this::ledger));
  }

  void addTo(RouterConfig router, Gate gate) {
    router.mount(
        routing -> {
          routing.before(gate);
          table().forEach(route -> routing.get(route.path(), route.handler()));
          for (Asset asset : Asset.values()) {
            routing.get(asset.path(), request -> asset(request, asset));
          }
          routing.exception(InterruptedException.class, (stop, request) -> stopping(request));
        });
  }

  private void page(Context request) throws InterruptedException {
    answer(request, HTML, pages.whole(boardPage()));
  }

  private void board(Context request) throws InterruptedException {
    answer(request, HTML, pages.board(boardPage()));
  }

  private BoardPage boardPage() throws InterruptedException {
    return BoardPage.of(
        new PageFacts(
            sources.board().streams(),
            sources.board().ledger(),
            alerts.newest(),
            links,
            sources.clock().instant()));
  }

  private void ready(Context request) {
    List<StreamStatus> streams = sources.board().streams();
    if (!streams.stream().allMatch(StreamStatus::ready)) {
      request.status(UNAVAILABLE);
    }
    answer(request, JSON, StatusJson.readiness(streams));
  }

  private void streams(Context request) {
    answer(request, JSON, StatusJson.streams(sources.board().streams()));
  }

  private void ledger(Context request) {
    answer(request, JSON, sources.board().ledger().toJson());
  }

  private static void asset(Context request, Asset asset) {
    InputStream bytes = asset.open();
    // Long enough for the refreshes of one visit, short enough for a new release.
    request.header("Cache-Control", "private, max-age=300");
    request.contentType(asset.type()).result(bytes);
  }

  private static void stopping(Context request) {
    Thread.currentThread().interrupt();
    request.status(UNAVAILABLE);
    answer(request, "text/plain; charset=utf-8", "The collector is stopping.\n");
  }

  private static void answer(Context request, String type, String body) {
    request.contentType(type).result(body);
  }
}
