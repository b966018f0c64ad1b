package io.defenderxdr.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventSettingsTest {

  private static final String KEY = "YWJj/ZGVm+Z2gw==";
  private static final String TEXT =
      "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey=s3c==";
  private static final Map<String, String> VARIABLES =
      Map.of(
          "TEXT", TEXT,
          "KEY", KEY,
          "AZURE_TENANT_ID", "t-env",
          "AZURE_CLIENT_ID", "c-env",
          "AZURE_FEDERATED_TOKEN_FILE", "/var/run/token");

  private static final String FULL =
      "eventhub: insights, connection_string: '${TEXT}', storage_account: positions,"
          + " storage_account_key: '${KEY}'";

  private static String yaml(String event) {
    return """
        tenants:
          - name: contoso
            streams:
              event: {%s}
        """
        .formatted(event);
  }

  private static SettingsReader.Read read(String yaml) {
    return SettingsReader.text(yaml, VARIABLES::get);
  }

  private static String problems(String event) {
    return read(yaml(event)).problems().render("c.yaml");
  }

  private static String problem(String event) {
    return problems(event).replaceFirst("^c.yaml:4: tenants\\[0].streams.event.", "");
  }

  private static String remark(String event) {
    SettingsReader.Read read = read(yaml(event));
    assertThat(read.problems().render("c.yaml")).isEmpty();
    assertThat(read.problems().remarks()).hasSize(1);
    Problem remark = read.problems().remarks().getFirst();
    return remark.path().replace("tenants[0].streams.event.", "") + ": " + remark.sentence();
  }

  private static EventConfiguration good(String event) {
    SettingsReader.Read read = read(yaml(event));
    assertThat(read.problems().render("c.yaml")).isEmpty();
    return read.configuration().tenants().getFirst().event().orElseThrow();
  }

  private static EventConfiguration.Reading.Amqp amqp(String event) {
    return (EventConfiguration.Reading.Amqp) good(event).reading();
  }

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

  @Test
  void namesAllThatAClientSecretNeeds() {
    assertThat(problems("eventhub: insights, auth_type: client_secret, storage_account: positions"))
        .isEqualTo(
            """
            c.yaml:4: tenants[0].streams.event.eventhub_namespace: is missing; auth_type \
            client_secret needs it: the complete host name, such as contoso.servicebus.windows.net
            c.yaml:4: tenants[0].streams.event.client_secret: is missing; it is secret of the \
            application, and auth_type client_secret needs it
            c.yaml:4: tenants[0].streams.event.tenant_id: is missing; it is directory id, and \
            auth_type client_secret needs it
            c.yaml:4: tenants[0].streams.event.client_id: is missing; it is application id, and \
            auth_type client_secret needs it""");
  }

  private static String identity(String more) {
    return "eventhub: insights, storage_account: positions, eventhub_namespace:"
        + " contoso.servicebus.windows.net, "
        + more;
  }

  @Test
  void usesOneIdentityForHubAndStorageInTheCloudOfItsTokenServer() {
    EventConfiguration.Reading.Amqp amqp =
        amqp(
            identity(
                    "auth_type: client_secret, tenant_id: t, client_id: c, client_secret: s,"
                        + " authority_host: 'https://login.microsoftonline.us'")
                .replace("windows.net", "usgovcloudapi.net"));
    AzureIdentity hub = ((EventConfiguration.HubLogin.Identity) amqp.hub().login()).identity();
    BlobContainer.Login.Identity storage =
        (BlobContainer.Login.Identity) amqp.positions().orElseThrow().login();
    assertThat(storage.endpoint())
        .isEqualTo(URI.create("https://positions.blob.core.usgovcloudapi.net"));
    assertThat(hub.authority()).isEqualTo(URI.create("https://login.microsoftonline.us"));
    assertThat(storage.identity().tenantId()).isEqualTo(hub.tenantId()).isEqualTo("t");
  }

  @ParameterizedTest
  @CsvSource({
    "servicebus.windows.net,core.windows.net",
    "servicebus.usgovcloudapi.net,core.usgovcloudapi.net",
    "servicebus.chinacloudapi.cn,core.chinacloudapi.cn",
    "servicebus.cloudapi.de,core.cloudapi.de"
  })
  void knowsTheCloudByTheNamespace(String hub, String storage) {
    BlobContainer container =
        amqp(FULL.replace("${TEXT}", TEXT.replace("servicebus.windows.net", hub)))
            .positions()
            .orElseThrow();
    assertThat(((BlobContainer.Login.ConnectionString) container.login()).text().reveal())
        .endsWith("EndpointSuffix=" + storage);
  }

  @Test
  void readsTheIdentitiesOfMachines() {
    assertThat(login(identity("auth_type: managed_identity")).credentials())
        .isEqualTo(new AzureIdentity.Credentials.ManagedIdentity(Optional.empty()));
    assertThat(
            login(identity("auth_type: managed_identity, managed_identity_client_id: m"))
                .credentials())
        .isEqualTo(new AzureIdentity.Credentials.ManagedIdentity(Optional.of("m")));
    AzureIdentity workload = login(identity("auth_type: workload_identity, client_id: own"));
    assertThat(workload.tenantId()).isEqualTo("t-env");
    assertThat(workload.clientId()).isEqualTo("own");
    assertThat(workload.credentials())
        .isEqualTo(new AzureIdentity.Credentials.WorkloadIdentity(Path.of("/var/run/token")));
    AzureIdentity certificate =
        login(
            identity(
                "auth_type: client_certificate, tenant_id: t, client_id: c, certificate: a.pem"));
    assertThat(certificate.credentials())
        .isEqualTo(new AzureIdentity.Credentials.ClientCertificate(Path.of("a.pem")));
  }

  private static AzureIdentity login(String event) {
    return ((EventConfiguration.HubLogin.Identity) amqp(event).hub().login()).identity();
  }

  @Test
  void saysWhichVariableAWorkloadIdentityLacks() {
    assertThat(
            SettingsReader.text(
                    yaml(identity("auth_type: workload_identity, tenant_id: t, client_id: c")),
                    name -> null)
                .problems()
                .render("c.yaml"))
        .isEqualTo(
            "c.yaml:4: tenants[0].streams.event.federated_token_file: is missing; auth_type"
                + " workload_identity takes it from AZURE_FEDERATED_TOKEN_FILE, which is not set");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          contoso                             | 'contoso' is no complete host name; write it like contoso.servicebus.windows.net
          sb://contoso.servicebus.windows.net/| 'sb://contoso.servicebus.windows.net/' is no complete host name; write it like contoso.servicebus.windows.net
          hub.example                         | the host hub.example is none of Microsoft's; if it is right, name it in allowed_hosts of the tenant
          """)
  void wantsTheNamespacesCompleteHostName(String namespace, String clause) {
    String event =
        identity("auth_type: managed_identity")
            .replace("contoso.servicebus.windows.net", "'" + namespace + "'");
    assertThat(problem(event)).isEqualTo("eventhub_namespace: " + clause);
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

  @Test
  void readsSanitizersOfBothForms() {
    String event =
        FULL
            + ", sanitizers: [{type: new_lines}, {type: replace_all, pattern: '\\[.*', replacement:"
            + " ''}, {type: replace_all, spec: {pattern: a, replacement: b}}],"
            + " sanitize_options: [SINGLE_QUOTES]";
    assertThat(good(event).sanitizers())
        .containsExactly(
            new EventConfiguration.Sanitizer.NewLines(),
            new EventConfiguration.Sanitizer.ReplaceAll("\\[.*", ""),
            new EventConfiguration.Sanitizer.ReplaceAll("a", "b"),
            new EventConfiguration.Sanitizer.SingleQuotes());
    assertThat(remark(event))
        .isEqualTo("sanitize_options: is an old name; write sanitizers instead");
  }

  @Test
  void saysWhatIsWrongWithASanitizer() {
    assertThat(
            problems(
                FULL
                    + ", sanitizers: [{type: newlines}, {type: replace_all, pattern: a}, {type:"
                    + " replace_all, pattern: '(', replacement: b}, {type: new_lines, patern: c}],"
                    + " sanitize_options: [TABS]"))
        .contains(
            "sanitizers[0]: its type 'newlines' must be new_lines, single_quotes or replace_all")
        .contains("sanitizers[1]: replace_all needs 'pattern' and 'replacement'")
        .contains("sanitizers[2].pattern: '(' is no regular expression")
        .contains("sanitizers[3].patern: unknown setting; did you mean 'pattern'?")
        .contains("sanitize_options: 'TABS' must be NEW_LINES or SINGLE_QUOTES");
  }

  @Test
  void readsTheKafkaEndpoint() {
    EventConfiguration.Reading.Kafka kafka =
        (EventConfiguration.Reading.Kafka)
            good("receive: kafka, eventhub: insights, connection_string: '${TEXT}'").reading();
    assertThat(kafka.bootstrap()).isEqualTo("contoso.servicebus.windows.net:9093");
    assertThat(kafka.plain()).isFalse();
    EventConfiguration.Reading.Kafka here =
        (EventConfiguration.Reading.Kafka)
            good("receive: kafka, eventhub: insights, connection_string: '${TEXT}',"
                    + " kafka_bootstrap: '127.0.0.1:4711'")
                .reading();
    assertThat(here.plain()).isTrue();
    assertThat(
            problem(
                "receive: kafka, eventhub: i, connection_string: '${TEXT}', kafka_bootstrap: x"))
        .isEqualTo("kafka_bootstrap: 'x' must be host:port");
  }

  @Test
  void readsAnExport() {
    EventConfiguration.Reading.Export export =
        (EventConfiguration.Reading.Export)
            good("receive: export, storage_account: exported, storage_account_key: YQ==,"
                    + " export_initial_interval: 720h")
                .reading();
    assertThat(export.account()).isInstanceOf(BlobContainer.Login.ConnectionString.class);
    assertThat(export.interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(export.initialInterval()).contains(Duration.ofDays(30));
    assertThat(problem("receive: export, auth_type: managed_identity"))
        .isEqualTo("storage_account: is missing; name the storage account");
  }

  @Test
  void handsOutItsProcessors() {
    assertThat(read(yaml(FULL + ", processors: [drop_event: {}]")).processors())
        .extracting(Configuration.Written::path)
        .containsExactly("tenants[0].streams.event.processors");
  }
}
