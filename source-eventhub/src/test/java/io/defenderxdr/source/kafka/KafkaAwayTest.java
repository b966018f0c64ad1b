package io.defenderxdr.source.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.azure.core.credential.AccessToken;
import com.azure.core.exception.ClientAuthenticationException;
import io.defenderxdr.pipeline.SourceRefusedException;
import io.defenderxdr.settings.Secret;
import io.defenderxdr.source.kafka.KafkaAccess.ConnectionString;
import io.defenderxdr.source.kafka.KafkaAccess.Entra;
import io.defenderxdr.source.kafka.KafkaAccess.Nobody;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** Signing in, being refused, and a broker that goes away and comes back. */
final class KafkaAwayTest {

  @TempDir private static Path folder;
  private static Broker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = Broker.start(folder);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private static void until(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(90)).until(condition);
  }

  private static Reading reading(KafkaAccess access, String hub) {
    return new Reading(Reading.options(broker.withSignIn(), access, hub));
  }

  private static SourceRefusedException refusal(Reading reading) {
    return assertThrows(SourceRefusedException.class, () -> reading.source().runOnce(reading));
  }

  @Test
  void signsInWithAConnectionString() throws Exception {
    broker.hub("key", 1);
    broker.put("key", 0, "a");
    Reading reading = reading(new ConnectionString(new Secret(Broker.CONNECTION_STRING)), "key");
    reading.source().runOnce(reading);
    assertThat(reading.records).containsExactly("a");
  }

  @Test
  void aWrongKeyIsRefusedInOneSentenceThatDoesNotShowIt() {
    Reading reading = reading(new ConnectionString(new Secret("Endpoint=sb://x/;wrong")), "any");
    assertThat(refusal(reading))
        .hasMessage(
            "%s refuses the sign-in (Authentication failed: Invalid username or password); check"
                + " that connection_string is a current one of this namespace with the right"
                + " Listen.",
            broker.withSignIn().address());
  }

  @Test
  void signsInWithTokensOfEntraForTheNamespace() throws Exception {
    broker.hub("entra", 1);
    broker.put("entra", 0, "a");
    List<String> scopes = new CopyOnWriteArrayList<>();
    Entra entra =
        new Entra(
            request -> {
              scopes.addAll(request.getScopes());
              return Mono.just(new AccessToken(unsignedToken(), inAnHour()));
            });
    Reading reading = reading(entra, "entra");
    reading.source().runOnce(reading);
    assertThat(reading.records).containsExactly("a");
    assertThat(scopes).containsOnly("https://127.0.0.1/.default");
  }

  @Test
  void aCredentialThatIsRefusedIsNamedInOneSentence() {
    Entra entra =
        new Entra(
            request ->
                Mono.error(
                    new ClientAuthenticationException("AADSTS7000222: expired\nmore", null)));
    assertThat(refusal(reading(entra, "any")))
        .hasMessage(
            "No token for %s (AADSTS7000222: expired); check tenant_id, client_id and its secret,"
                + " and give the application the role Azure Event Hubs Data Receiver on the hub.",
            broker.withSignIn().address());
  }

  @Test
  void waitsForABrokerThatIsAwayAndGoesOnWhereItWas() throws Exception {
    broker.hub("away", 2);
    broker.put("away", 0, "before");
    try (Reading reading = new Reading(Reading.options(broker.plain(), new Nobody(), "away"))) {
      reading.start();
      until(() -> reading.records.contains("before") && reading.well);
      broker.stop();
      until(() -> !reading.well);
      assertThat(reading.degraded.getLast())
          .startsWith(broker.plain().address() + " does not answer;");
      broker.start();
      broker.put("away", 1, "after");
      until(() -> reading.records.contains("after") && reading.well);
      assertThat(reading.records).containsOnlyOnce("before", "after");
    }
  }

  private static OffsetDateTime inAnHour() {
    return OffsetDateTime.now(ZoneOffset.UTC).plusHours(1);
  }

  /** A token as the broker's own checker of tests takes it. */
  private static String unsignedToken() {
    long now = OffsetDateTime.now(ZoneOffset.UTC).toEpochSecond();
    return part("{\"alg\":\"none\"}")
        + "."
        + part("{\"sub\":\"reader\",\"iat\":%d,\"exp\":%d}".formatted(now, now + 3600))
        + ".";
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
