package io.defenderxdr.simulator.hub;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The hub's other door: AMQP over TLS WebSockets, one frame a message, led on to a server beside
 * it. Runs on threads of its own until it is closed.
 */
public final class WebSocketDoor implements AutoCloseable {
  private static final String PATH = "/$servicebus/websocket";
  private static final List<String> PROTOCOLS = List.of("AMQPWSB10", "amqp");
  private static final int NOT_FOUND = 404;
  private static final int FRAME = 1 << 20;

  private final Vertx vertx;
  private final HttpServer server;

  private WebSocketDoor(Vertx vertx, HttpServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  /**
   * Opens the door.
   *
   * @param port the port on loopback, 0 for any free one
   * @throws IOException if the port is taken or the certificate cannot be read
   */
  public static WebSocketDoor open(int port, HubServer hub, Certificate certificate)
      throws IOException {
    Vertx vertx = Loop.start();
    HttpServerOptions options =
        new HttpServerOptions()
            .setSsl(true)
            .setKeyCertOptions(
                new PfxOptions()
                    .setPath(certificate.store().toString())
                    .setPassword(certificate.password()))
            .setWebSocketSubProtocols(PROTOCOLS)
            .setMaxWebSocketFrameSize(FRAME);
    CompletableFuture<HttpServer> listening = new CompletableFuture<>();
    NetClient behind = vertx.createNetClient();
    vertx.runOnContext(
        any ->
            vertx
                .createHttpServer(options)
                .requestHandler(request -> receive(behind, request, hub.port()))
                .listen(port, HubServer.HOST)
                .onComplete(result -> Loop.complete(listening, result)));
    try {
      return new WebSocketDoor(
          vertx, Loop.await(listening, "The hub's WebSocket cannot listen on port " + port));
    } catch (IOException e) {
      Loop.stop(vertx);
      throw e;
    }
  }

  private static void receive(NetClient behind, HttpServerRequest request, int port) {
    if (request.path().equals(PATH)) {
      request.toWebSocket().onSuccess(client -> lead(behind, client, port));
    } else {
      request.response().setStatusCode(NOT_FOUND).end();
    }
  }

  private static void lead(NetClient behind, ServerWebSocket client, int port) {
    client.pause();
    behind
        .connect(port, HubServer.HOST)
        .onSuccess(hub -> join(client, hub))
        .onFailure(any -> client.close());
  }

  private static void join(ServerWebSocket client, NetSocket hub) {
    FrameCutter cutter = new FrameCutter(frame -> send(client, hub, frame));
    hub.handler(cutter::take);
    hub.closeHandler(any -> client.close());
    client.handler(hub::write);
    client.closeHandler(any -> hub.close());
    client.exceptionHandler(any -> hub.close());
    client.resume();
  }

  private static void send(ServerWebSocket client, NetSocket hub, Buffer frame) {
    if (client.isClosed()) {
      return;
    }
    client.writeBinaryMessage(frame);
    if (client.writeQueueFull()) {
      hub.pause();
      client.drainHandler(any -> hub.resume());
    }
  }

  /** The address for clients that are told to use another one than their namespace's. */
  public String address() {
    return "https://" + HubServer.HOST + ":" + server.actualPort();
  }

  @Override
  public void close() {
    Loop.stop(vertx);
  }
}
