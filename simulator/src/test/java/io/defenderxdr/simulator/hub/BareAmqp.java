package io.defenderxdr.simulator.hub;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.proton.ProtonClient;
import io.vertx.proton.ProtonClientOptions;
import io.vertx.proton.ProtonConnection;
import io.vertx.proton.ProtonLinkOptions;
import io.vertx.proton.ProtonReceiver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.proton.amqp.DescribedType;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.message.Message;

/** AMQP without any comfort: links with the credit that a test gives, and what comes in. */
final class BareAmqp implements AutoCloseable {
  private static final Symbol SELECTOR = Symbol.valueOf("apache.org:selector-filter:string");

  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setEventLoopPoolSize(1)
              .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false)));
  private final CompletableFuture<String> lost = new CompletableFuture<>();
  private ProtonConnection connection;

  /** One link. */
  static final class Link {
    final List<Message> messages = new CopyOnWriteArrayList<>();
    final CompletableFuture<String> ended = new CompletableFuture<>();
    ProtonReceiver receiver;
  }

  /** Connects with a key shown right away. */
  BareAmqp connect(int port, String keyName, String key) throws Exception {
    CompletableFuture<ProtonConnection> connected = new CompletableFuture<>();
    vertx.runOnContext(
        any ->
            ProtonClient.create(vertx)
                .connect(
                    new ProtonClientOptions().addEnabledSaslMechanism("PLAIN"),
                    "127.0.0.1",
                    port,
                    keyName,
                    key,
                    result -> {
                      if (result.succeeded()) {
                        result.result().closeHandler(end -> lost.complete(cause(end.cause())));
                        result.result().disconnectHandler(end -> lost.complete("cut"));
                        result.result().openHandler(open -> connected.complete(open.result()));
                        result.result().open();
                      } else {
                        connected.completeExceptionally(result.cause());
                      }
                    }));
    connection = connected.get(30, TimeUnit.SECONDS);
    return this;
  }

  private static String cause(Throwable cause) {
    return String.valueOf(cause);
  }

  /** Why the connection ended, once it has. */
  CompletableFuture<String> lost() {
    return lost;
  }

  /** Opens a link that settles what it gets, with so much credit. */
  Link read(String address, String selector, int credit) {
    Link link = new Link();
    vertx.runOnContext(any -> open(link, address, selector, credit));
    return link;
  }

  private void open(Link link, String address, String selector, int credit) {
    ProtonReceiver receiver = connection.createReceiver(address, new ProtonLinkOptions());
    Source source = new Source();
    source.setAddress(address);
    if (selector != null) {
      source.setFilter(Map.of(SELECTOR, new Selector(selector)));
    }
    receiver.setSource(source).setTarget(new Target());
    receiver.setPrefetch(0).handler((delivery, message) -> link.messages.add(message));
    receiver.closeHandler(end -> link.ended.complete(cause(end.cause())));
    receiver.open();
    receiver.flow(credit);
    link.receiver = receiver;
  }

  /** Gives a link more credit. */
  void flow(Link link, int credit) {
    vertx.runOnContext(any -> link.receiver.flow(credit));
  }

  private record Selector(String text) implements DescribedType {
    @Override
    public Object getDescriptor() {
      return UnsignedLong.valueOf(0x0000468C00000004L);
    }

    @Override
    public Object getDescribed() {
      return text;
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
