package io.defenderxdr.settings;

import static io.defenderxdr.settings.EventSettings.FULL;
import static io.defenderxdr.settings.EventSettings.KEY;
import static io.defenderxdr.settings.EventSettings.TEXT;
import static io.defenderxdr.settings.EventSettings.amqp;
import static io.defenderxdr.settings.EventSettings.good;
import static io.defenderxdr.settings.EventSettings.identity;
import static io.defenderxdr.settings.EventSettings.problem;
import static io.defenderxdr.settings.EventSettings.problems;
import static io.defenderxdr.settings.EventSettings.read;
import static io.defenderxdr.settings.EventSettings.remark;
import static io.defenderxdr.settings.EventSettings.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hub, connection strings, positions and bounds of the event stream. */
class EventSettingsTest {

  @Test
  void takesTheReferencesDefaults() {
    EventConfiguration event = good(FULL);
    EventConfiguration.Reading.Amqp amqp = (EventConfiguration.Reading.Amqp) event.reading();
    assertThat(amqp.hub().namespace()).isEqualTo("contoso.servicebus.windows.net");
    assertThat(amqp.hub().consumerGroup()).isEqualTo("$Default");
    assertThat(amqp.transport()).isEqualTo(EventConfiguration.Transport.AMQP);
    assertThat(amqp.migrate()).isTrue();
    assertThat(amqp.receiving())
        .isEqualTo(
            new EventConfiguration.Receiving(
                EventConfiguration.Start.EARLIEST, Duration.ofSeconds(10)));
    assertThat(event.documents().tags()).containsExactly("forwarded", "m365_defender-event");
    assertThat(event.sanitizers()).isEmpty();
    assertThat(event.tenantId()).isEmpty();
  }

  @Test
  void buildsTheStoragesConnectionStringAndPrintsNoSecret() {
    EventConfiguration event = good(FULL);
    BlobContainer container = amqp(FULL).positions().orElseThrow();
    BlobContainer.Login.ConnectionString login =
        (BlobContainer.Login.ConnectionString) container.login();
    assertThat(login.text().reveal())
        .isEqualTo(
            "DefaultEndpointsProtocol=https;AccountName=positions;AccountKey="
                + KEY
                + ";EndpointSuffix=core.windows.net");
    assertThat(container.name()).isEqualTo("defender-xdr-insights");
    assertThat(event.toString()).doesNotContain(KEY).doesNotContain("s3c==");
  }

  @Test
  void honoursAnExplicitConnectionStringOfTheStorage() {
    String event =
        FULL.replace(
            "storage_account_key: '${KEY}'",
            "storage_account_connection_string: 'BlobEndpoint=http://127.0.0.1:10000/a;AccountName=a'");
    assertThat(amqp(event).positions().orElseThrow().login())
        .isInstanceOfSatisfying(
            BlobContainer.Login.ConnectionString.class,
            login -> assertThat(login.text().reveal()).startsWith("BlobEndpoint=http://127"));
  }

  @Test
  void acceptsAKeyWithEqualsSignsAndAnEqualEntityPath() {
    EventConfiguration.Hub hub =
        amqp(FULL.replace("'${TEXT}'", "'${TEXT};EntityPath=insights'")).hub();
    assertThat(hub.login())
        .isInstanceOfSatisfying(
            EventConfiguration.HubLogin.ConnectionString.class,
            login -> {
              assertThat(login.namesHub()).isTrue();
              assertThat(login.emulator()).isFalse();
              assertThat(login.text().reveal()).isEqualTo(TEXT + ";EntityPath=insights");
            });
  }

  @Test
  void refusesAnotherEntityPath() {
    assertThat(problem(FULL.replace("'${TEXT}'", "'${TEXT};EntityPath=other'")))
        .isEqualTo(
            "connection_string: its EntityPath is 'other', but eventhub is 'insights'; make them"
                + " equal, or remove EntityPath");
  }

  @Test
  void readsAnEmulatorsConnectionString() {
    EventConfiguration.Hub hub =
        amqp(FULL.replace(
                "'${TEXT}'",
                "'Endpoint=sb://127.0.0.1:15672;SharedAccessKeyName=k;SharedAccessKey=c2VjcmV0;UseDevelopmentEmulator=true'"))
            .hub();
    assertThat(hub.namespace()).isEqualTo("127.0.0.1");
    assertThat(hub.login())
        .isInstanceOfSatisfying(
            EventConfiguration.HubLogin.ConnectionString.class,
            login -> assertThat(login.emulator()).isTrue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          Endpoint=sb://a.servicebus.windows.net/;SharedAccessKeyName=k | lacks SharedAccessKeyName and SharedAccessKey, or SharedAccessSignature; copy it whole
          SharedAccessKeyName=k;SharedAccessKey=v                       | has no valid Endpoint; it must be sb://host/
          Endpoint=contoso;SharedAccessKeyName=k;SharedAccessKey=v      | has no valid Endpoint; it must be sb://host/
          Endpoint=sb://a.b/;garbage                                    | has a part without '='; it must be like Endpoint=sb://...;SharedAccessKeyName=...;SharedAccessKey=...
          """)
  void saysWhatAConnectionStringLacks(String text, String clause) {
    assertThat(problem(FULL.replace("${TEXT}", text))).isEqualTo("connection_string: " + clause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          eventhub: insights,                  | eventhub: is missing; it is name of the hub
          ", storage_account_key: '${KEY}'"    | storage_account_key: is missing; auth_type connection_string needs it beside storage_account; or give storage_account_connection_string
          "storage_account: positions, "       | storage_account: is missing; name the storage account; or give storage_account_connection_string
          """)
  void namesWhatIsMissing(String cut, String problem) {
    assertThat(problem(FULL.replace(cut, ""))).isEqualTo(problem);
  }

  @Test
  void namesAMissingConnectionString() {
    assertThat(problem("eventhub: insights, storage_account: positions, storage_account_key: YQ=="))
        .isEqualTo(
            "connection_string: is missing; auth_type connection_string needs it; or set auth_type"
                + " to client_secret, client_certificate, managed_identity or workload_identity");
  }

  @Test
  void wantsAPlaceForPositions() {
    String event = "eventhub: insights, connection_string: '${TEXT}'";
    assertThat(problem(event))
        .isEqualTo(
            "storage_account: is missing; name the storage account that keeps the positions, or"
                + " choose another place with state.kind (file, blob or cluster)");
    SettingsReader.Read chosen = read(yaml(event) + "state: {kind: file}\n");
    assertThat(chosen.problems().render("c.yaml")).isEmpty();
    EventConfiguration.Reading reading =
        chosen.configuration().tenants().getFirst().event().orElseThrow().reading();
    assertThat(((EventConfiguration.Reading.Amqp) reading).positions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Positions | the container name 'Positions' must be lower-case
          ab        | the container name 'ab' must have 3 to 63 characters, and has 2
          -abc      | the container name '-abc' must begin and end with a letter or a digit
          abc-      | the container name 'abc-' must begin and end with a letter or a digit
          a--b      | the container name 'a--b' must not hold two dashes in a row
          a.bc      | the container name 'a.bc' may hold letters a to z, digits and dashes only
          """)
  void refusesAContainerNameForEachRule(String name, String clause) {
    assertThat(problem(FULL + ", storage_account_container: '" + name + "'"))
        .isEqualTo("storage_account_container: " + clause);
  }

  @Test
  void refusesAHubWhoseNameIsTooLongForItsContainer() {
    String hub = "h".repeat(51);
    assertThat(problem(FULL.replace("insights", hub)))
        .isEqualTo(
            "storage_account_container: the container name 'defender-xdr-%s' must have 3 to 63"
                    .formatted(hub)
                + " characters, and has 64");
  }

  @Test
  void turnsUnderscoresOfAContainerIntoDashesAndSaysSo() {
    String event = FULL + ", storage_account_container: my_positions";
    assertThat(amqp(event).positions().orElseThrow().name()).isEqualTo("my-positions");
    assertThat(remark(event))
        .isEqualTo("storage_account_container: '_' became '-': the container is my-positions");
    assertThat(amqp(FULL.replace("insights", "My_Hub")).positions().orElseThrow().name())
        .isEqualTo("defender-xdr-my-hub");
  }

  @Test
  void refusesTheFirstProcessorOverAWebSocketOnly() {
    assertThat(problem(FULL + ", transport: websocket, processor_version: v1"))
        .isEqualTo("processor_version: v1 has no transport websocket; remove it, or write v2");
    assertThat(remark(FULL + ", processor_version: v1"))
        .isEqualTo("processor_version: v1 is read as v2: positions move once records are kept");
    assertThat(amqp(FULL + ", transport: websocket").transport())
        .isEqualTo(EventConfiguration.Transport.WEBSOCKET);
  }

  @Test
  void saysWhatHasNoEffect() {
    assertThat(remark(FULL + ", resource_manager_endpoint: 'https://management.azure.com/'"))
        .isEqualTo("resource_manager_endpoint: has no effect; remove it");
    assertThat(remark(FULL + ", partition_receive_timeout: 3s"))
        .isEqualTo("partition_receive_timeout: has no effect, since nothing waits; remove it");
    assertThat(remark(FULL + ", partition_receive_count: 10"))
        .isEqualTo(
            "partition_receive_count: has no effect; limits.batch_count and limits.batch_bytes bound a batch");
    assertThat(remark(FULL + ", proxy_url: 'http://proxy:3128'"))
        .startsWith("proxy_url: is not used on the way to the hub; transport websocket uses it");
    good(FULL + ", transport: websocket, proxy_url: 'http://proxy:3128'");
    assertThat(remark(identity("auth_type: managed_identity, storage_account_key: YQ==")))
        .isEqualTo("storage_account_key: is not used with auth_type managed_identity");
  }

  @Test
  void doubtsAKeyThatIsNoBase64() {
    assertThat(remark(FULL.replace("${KEY}", "the key")))
        .isEqualTo(
            "storage_account_key: is no Base64 text; copy one of the account's two keys whole");
  }

  @Test
  void refusesValuesOutOfBounds() {
    assertThat(
            problems(
                FULL
                    + ", processor_update_interval: 500ms, partition_receive_timeout: 0s,"
                    + " partition_receive_count: 0, processor_start_position: newest,"
                    + " auth_type: ''"))
        .contains("processor_update_interval: '500ms' must be at least 1s")
        .contains("partition_receive_timeout: '0s' must be at least 1s")
        .contains("partition_receive_count: '0' must be a whole number from 1 to 10000")
        .contains("processor_start_position: 'newest' must be earliest or latest")
        .doesNotContain("auth_type");
    assertThat(problem(FULL + ", processor_update_interval: 21s"))
        .isEqualTo("processor_update_interval: '21s' must be at most 20s");
    assertThat(problems(FULL + ", partition_recieve_count: 5"))
        .contains("did you mean 'partition_receive_count'?");
  }
}
