package io.defenderxdr.simulator.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.core.amqp.AmqpTransportType;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerAsyncClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import io.defenderxdr.simulator.MovableClock;
import io.vertx.core.buffer.Buffer;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;

/** Microsoft's library reads through a TLS WebSocket, with the trust store of its process. */
class WebSocketDoorTest {
  @TempDir private Path folder;

  @Test
  void theLibraryReadsThroughTheWebSocket() throws Exception {
    Hub hub = Hub.empty(Hub.Shape.of("insights", 1), new MovableClock());
    byte[] big = "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
    for (int number = 0; number < 50; number++) {
      hub.append(0, big);
    }
    Certificate certificate = Certificate.in(folder);
    SSLContext before = SSLContext.getDefault();
    SSLContext.setDefault(trusting(certificate.pem()));
    List<EventData> events = new CopyOnWriteArrayList<>();
    try (HubServer server = HubServer.start(hub);
        WebSocketDoor door = WebSocketDoor.open(0, server, certificate);
        EventHubConsumerAsyncClient client = client(server, door)) {
      Disposable reading =
          client
              .receiveFromPartition("0", EventPosition.earliest())
              .subscribe(event -> events.add(event.getData()), error -> {});
      await().atMost(Duration.ofMinutes(3)).until(() -> events.size() == 50);
      reading.dispose();
    } finally {
      SSLContext.setDefault(before);
    }
    assertThat(events).allSatisfy(event -> assertThat(event.getBody()).isEqualTo(big));
    assertThat(Certificate.in(folder)).isEqualTo(certificate);
  }

  @Test
  void aStreamIsCutIntoHeadersAndFramesWhereverItsPiecesEnd() {
    Buffer stream = Buffer.buffer().appendString("AMQP").appendInt(0x00010000);
    Buffer frame = Buffer.buffer().appendInt(12).appendInt(0x02000000).appendString("body");
    stream.appendBuffer(frame).appendBuffer(frame);
    for (int piece = 1; piece <= stream.length(); piece++) {
      List<Buffer> frames = new ArrayList<>();
      FrameCutter cutter = new FrameCutter(frames::add);
      for (int from = 0; from < stream.length(); from += piece) {
        cutter.take(stream.getBuffer(from, Math.min(stream.length(), from + piece)));
      }
      assertThat(frames).containsExactly(stream.getBuffer(0, 8), frame, frame);
    }
  }

  private static EventHubConsumerAsyncClient client(HubServer server, WebSocketDoor door) {
    String beyond =
        server
            .connectionString()
            .replaceFirst("sb://[^;]+", "sb://simulated.servicebus.windows.net/")
            .replace("UseDevelopmentEmulator=true;", "");
    return new EventHubClientBuilder()
        .connectionString(beyond)
        .consumerGroup("$Default")
        .transportType(AmqpTransportType.AMQP_WEB_SOCKETS)
        .customEndpointAddress(door.address())
        .retryOptions(new AmqpRetryOptions().setMaxRetries(0))
        .buildAsyncConsumerClient();
  }

  private static SSLContext trusting(Path pem) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(pem)) {
      store.setCertificateEntry(
          "hub", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
