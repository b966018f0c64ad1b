package io.defenderxdr.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.defenderxdr.pipeline.StateAwayException;
import io.defenderxdr.pipeline.StateStore.Entry;
import io.defenderxdr.pipeline.StateStore.Expected;
import io.defenderxdr.retry.TimeScale;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A storage service that refuses, hangs and loses answers. */
class BlobTroubleTest {

  private static final HttpClient HTTP = new JdkHttpClientBuilder().build();
  private static final Entry ENTRY = new Entry("a", Map.of("ownerid", "me"), "");
  private static final Answer MADE = new Answer(409, "ContainerAlreadyExists");

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  /** A status of 0 is no answer at all. */
  private record Answer(int status, String code) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
    answers.add(MADE);
  }

  @AfterEach
  void stop() {
    stop.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    requests.add(exchange.getRequestMethod());
    Answer answer;
    synchronized (answers) {
      answer = answers.size() == 1 ? answers.getFirst() : answers.removeFirst();
    }
    if (answer.status() == 0) {
      try {
        stop.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().add("x-ms-error-code", answer.code());
    exchange.getResponseHeaders().add("ETag", "\"0x1\"");
    exchange.getResponseHeaders().add("Last-Modified", "Sun, 01 Mar 2026 12:00:00 GMT");
    exchange.getResponseHeaders().add("x-ms-meta-ownerid", "me");
    exchange.sendResponseHeaders(answer.status(), -1);
    exchange.close();
  }

  private BlobStateStore store(Duration timeout) {
    return at("http://127.0.0.1:" + server.getAddress().getPort(), timeout);
  }

  private static BlobStateStore at(String address, Duration timeout) {
    String connection =
        "DefaultEndpointsProtocol=http;AccountName=account;AccountKey=c2VjcmV0LWtleQ==;BlobEndpoint=%s/account;"
            .formatted(address);
    return new BlobStateStore(
        BlobContainers.of(connection, "state", HTTP),
        new BlobWaits(timeout, TimeScale.real(Clock.systemUTC()).pause(), new Random(1)));
  }

  private BlobStateStore store() {
    return store(Duration.ofSeconds(20));
  }

  private String place() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/account/state";
  }

  @Test
  void endsACallThatGetsNoAnswer() {
    answers.add(new Answer(0, ""));
    assertThatExceptionOfType(StateAwayException.class)
        .isThrownBy(() -> store(Duration.ofSeconds(1)).write(ENTRY, new Expected.Nothing()))
        .withMessage(
            "The storage container %s does not answer (no answer in time): look at the network and the name of the account; nothing is lost meanwhile.",
            place());
    assertThat(requests).hasSize(4);
  }

  @Test
  void triesAgainAfterAPassingFailure() throws Exception {
    answers.add(new Answer(503, "ServerBusy"));
    answers.add(new Answer(500, "InternalError"));
    answers.add(new Answer(201, ""));
    assertThat(store().write(ENTRY, new Expected.Nothing())).isPresent();
    assertThat(requests).hasSize(4);
  }

  @Test
  void givesUpAfterThreeTries() {
    answers.add(new Answer(503, "ServerBusy"));
    assertThatThrownBy(() -> store().write(ENTRY, new Expected.Nothing()))
        .isInstanceOf(StateAwayException.class)
        .hasMessage(
            "The storage container %s cannot do it now (503 ServerBusy): look at the account's health and limits; nothing is lost meanwhile.",
            place());
    assertThat(requests).hasSize(4);
  }

  @Test
  void knowsItsOwnWriteWhoseAnswerWasLost() throws Exception {
    answers.add(new Answer(500, "OperationTimedOut"));
    answers.add(new Answer(409, "BlobAlreadyExists"));
    answers.add(new Answer(200, ""));
    assertThat(store().write(ENTRY, new Expected.Nothing()).orElseThrow().entry()).isEqualTo(ENTRY);
    assertThat(requests).containsExactly("PUT", "PUT", "PUT", "GET");
  }

  @Test
  void losesARaceWithoutLookingTwice() throws Exception {
    answers.add(new Answer(412, "ConditionNotMet"));
    assertThat(store().write(ENTRY, new Expected.Version("0x2"))).isEmpty();
    assertThat(requests).containsExactly("PUT", "PUT");
  }

  @Test
  void goesOnWhereItMayUseTheContainerAndNotMakeIt() throws Exception {
    answers.clear();
    answers.add(new Answer(403, "AuthorizationPermissionMismatch"));
    answers.add(new Answer(201, ""));
    assertThat(store().write(ENTRY, new Expected.Nothing())).isPresent();
  }

  @Test
  void saysThatItIsRefusedAndNeverShowsTheKey() {
    answers.add(new Answer(403, "AuthenticationFailed"));
    assertThatThrownBy(() -> store().read("a"))
        .isInstanceOf(StateAwayException.class)
        .hasMessage(
            "The storage container %s refuses us (403 AuthenticationFailed): check the account's key, or give the identity the role Storage Blob Data Contributor on it.",
            place());
    assertThat(requests).hasSize(2);
  }

  @Test
  void saysThatTheContainerIsNotThere() {
    answers.clear();
    answers.add(new Answer(403, "AuthorizationFailure"));
    answers.add(new Answer(404, "ContainerNotFound"));
    answers.add(new Answer(403, "AuthorizationFailure"));
    answers.add(new Answer(404, "ContainerNotFound"));
    answers.add(new Answer(403, "AuthorizationFailure"));
    answers.add(new Answer(404, "ContainerNotFound"));
    assertThatThrownBy(() -> store().read("a"))
        .hasMessage(
            "The storage container %s is not there and cannot be made by us (404 ContainerNotFound): make it, or correct its name.",
            place());
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    String address;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = "http://127.0.0.1:" + gone.getLocalPort();
    }
    assertThatThrownBy(() -> at(address, Duration.ofSeconds(5)).now())
        .hasMessage(
            "The storage container %s/account/state does not answer (the connection is refused): look at the network and the name of the account; nothing is lost meanwhile.",
            address);
  }

  @Test
  void stopsAtOnceWhenAsked() throws Exception {
    answers.add(new Answer(0, ""));
    BlobStateStore store = store(Duration.ofMinutes(5));
    FutureTask<Boolean> call =
        new FutureTask<>(
            () -> {
              assertThatThrownBy(() -> store.read("a")).isInstanceOf(InterruptedException.class);
              return true;
            });
    Thread thread = Thread.ofPlatform().start(call);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> requests.size() == 2);
    thread.interrupt();
    assertThat(call.get()).isTrue();
  }
}
