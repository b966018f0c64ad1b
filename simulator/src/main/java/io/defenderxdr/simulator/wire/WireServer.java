package io.defenderxdr.simulator.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/**
 * A small HTTP/1.1 server on loopback that can also misbehave: reset, cut or trickle a reply. One
 * virtual thread serves each connection.
 */
public final class WireServer implements AutoCloseable {
  private static final int BACKLOG = 128;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final ServerSocket listening;
  private final Function<Request, Reply> handler;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReplySender sender;

  private WireServer(ServerSocket listening, Clock clock, Function<Request, Reply> handler) {
    this.listening = listening;
    this.handler = handler;
    this.sender = new ReplySender(clock, stopping);
  }

  /**
   * Starts a server.
   *
   * @param port the port on loopback, 0 for any free one
   * @param clock gives the date of replies
   * @param handler answers requests, from many threads at once
   * @throws IOException if the port is taken
   */
  public static WireServer start(int port, Clock clock, Function<Request, Reply> handler)
      throws IOException {
    ServerSocket listening = new ServerSocket();
    listening.setReuseAddress(true);
    try {
      listening.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), BACKLOG);
    } catch (IOException e) {
      listening.close();
      throw new IOException("Port " + port + " cannot be used: " + e.getMessage() + ".", e);
    }
    WireServer server = new WireServer(listening, clock, handler);
    Thread.ofPlatform().daemon().name("simulator-accept").start(server::accept);
    return server;
  }

  /** The address of this server, such as {@code http://127.0.0.1:8080}. */
  public String address() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  private void accept() {
    while (stopping.getCount() > 0) {
      try {
        Socket socket = listening.accept();
        open.add(socket);
        Thread.ofVirtual().name("simulator-connection").start(() -> serve(socket));
      } catch (IOException e) {
        if (stopping.getCount() > 0) {
          System.err.println("A connection could not be accepted: " + e.getMessage());
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      BufferedInputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
      RequestReader reader = new RequestReader(in);
      Request request = reader.next();
      while (request != null && sender.send(answer(request), socket, in)) {
        request = request.last() ? null : reader.next();
      }
    } catch (IOException e) {
      // The client has gone, or spoke no HTTP: its connection ends, and nobody else is concerned.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private Reply answer(Request request) {
    try {
      return handler.apply(request);
    } catch (RuntimeException e) {
      System.err.println("A request could not be answered: " + request.path() + ": " + e);
      return Reply.text(500, "The simulator failed: " + e);
    }
  }

  @Override
  public void close() {
    stopping.countDown();
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The simulator's port could not be closed.", e);
    }
  }
}
