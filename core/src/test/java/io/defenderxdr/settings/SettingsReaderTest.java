package io.defenderxdr.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {

  private static final String GOOD =
      """
      tenants:
        - name: contoso
          tenant_id: t-1
          client_id: c-1
          client_secret: ${SECRET}
          streams:
            alert: {interval: 1m, tags: [a, b], preserve_original_event: true}
      """;

  private static SettingsReader.Read read(String yaml) {
    return SettingsReader.text(yaml, name -> Map.of("SECRET", "s&+%=").get(name));
  }

  private static String problems(String yaml) {
    return read(yaml).problems().render("c.yaml");
  }

  private static Configuration good(String yaml) {
    assertThat(problems(yaml)).isEmpty();
    return read(yaml).configuration();
  }

  private static Configuration.Alert alert(Configuration configuration) {
    return configuration.tenants().getFirst().alert().orElseThrow();
  }

  @Test
  void takesTheReferencesDefaults() {
    Configuration configuration = good(GOOD);
    Configuration.Alert alert = alert(configuration);
    assertThat(alert.requestUrl()).isEqualTo(URI.create("https://graph.microsoft.com"));
    assertThat(alert.access().tokenUrl())
        .isEqualTo(URI.create("https://login.microsoftonline.com/t-1/oauth2/v2.0/token"));
    assertThat(alert.polling().initialInterval()).isEqualTo(Duration.ofHours(24));
    assertThat(alert.polling().page().size()).isEqualTo(1000);
    assertThat(alert.polling().page().unknownEnumMembers()).isTrue();
    assertThat(configuration.store())
        .isEqualTo(new Configuration.Store.Embedded(Path.of("defender-xdr-data/store"), 9200));
  }

  @Test
  void readsTheFilesThatAddressesAreLookedUpIn() {
    Configuration configuration =
        good(GOOD + "geoip: {city: db/City.mmdb, asn: /db/GeoLite2-ASN.mmdb}\n");
    assertThat(configuration.geoip().city()).contains(Path.of("db/City.mmdb"));
    assertThat(configuration.geoip().asn()).contains(Path.of("/db/GeoLite2-ASN.mmdb"));
    assertThat(good(GOOD).geoip().city()).isEmpty();
  }

  @Test
  void refusesAPackedAddressFileAndAMisspeltOne() {
    assertThat(problems(GOOD + "geoip: {city: GeoLite2-City.tar.gz, ans: a.mmdb}\n"))
        .contains("geoip.city: 'GeoLite2-City.tar.gz' must be a file that ends with .mmdb")
        .contains("geoip.ans: unknown setting; did you mean 'asn'?");
  }

  @Test
  void handsOutTheProcessorsOfAFileWithProblemsToo() {
    SettingsReader.Read read =
        read(
            """
            stor: {}
            tenants:
              - name: a
                streams: {alert: {processors: [drop_event: {}]}}
              - name: b
                streams: {alert: {interval: soon, processors: [{x: 'y'}]}}
            """);
    assertThat(read.configuration()).isNull();
    assertThat(read.problems().isEmpty()).isFalse();
    assertThat(read.processors())
        .extracting(Configuration.Written::path)
        .containsExactly(
            "tenants[0].streams.alert.processors", "tenants[1].streams.alert.processors");
  }

  @Test
  void knowsWhatStandsInQuotes() {
    SettingsReader.Read read =
        read(GOOD.replace("{interval: 1m", "{processors: [7, '7', \"7\"], interval: 1m"));
    assertThat(((YamlValue.Items) read.processors().getFirst().value()).list())
        .extracting(item -> ((YamlValue.Scalar) item).quoted())
        .containsExactly(false, true, true);
  }

  @Test
  void putsThePreserveTagsBeforeTheOthers() {
    assertThat(alert(good(GOOD)).documents().tags())
        .containsExactly("preserve_original_event", "a", "b");
  }

  @Test
  void resolvesReferencesAndPrintsNoSecret() {
    Configuration configuration = good(GOOD);
    AzureIdentity.Credentials.ClientSecret secret =
        (AzureIdentity.Credentials.ClientSecret)
            alert(configuration).access().identity().credentials();
    assertThat(secret.secret().reveal()).isEqualTo("s&+%=");
    assertThat(configuration.toString()).doesNotContain("s&+%=");
  }

  @Test
  void readsASecretFromAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), "from a file\n");
    Configuration.Access access =
        alert(good(GOOD.replace("${SECRET}", "${file:" + file + "}"))).access();
    AzureIdentity.Credentials.ClientSecret secret =
        (AzureIdentity.Credentials.ClientSecret) access.identity().credentials();
    assertThat(secret.secret().reveal()).isEqualTo("from a file");
  }

  @Test
  void reportsFiveMistakesInFiveLinesWithNearMisses() {
    assertThat(
            problems(
                """
                tenants:
                  - name: contoso
                    tenant_id: t-1
                    client_id: c-1
                    client_secret: ${NOT_SET}
                    streams:
                      alert: {intervall: 5m, batch_size: 2000, initial_interval: soon}
                stor: {kind: embedded}
                """))
        .isEqualTo(
            """
            c.yaml:5: tenants[0].client_secret: the environment variable NOT_SET is not set
            c.yaml:7: tenants[0].streams.alert.intervall: unknown setting; did you mean 'interval'?
            c.yaml:7: tenants[0].streams.alert.initial_interval: 'soon' is no duration: \
            write for instance 30s, 5m, 24h or 1h30m
            c.yaml:7: tenants[0].streams.alert.batch_size: '2000' must be a whole number from 1 to 1000
            c.yaml:8: stor: unknown setting; did you mean 'store'?""");
  }

  @Test
  void saysWhereAMisplacedNameBelongs() {
    assertThat(problems(GOOD + "http: {interval: 5m}\n"))
        .isEqualTo(
            "c.yaml:8: http.interval: unknown setting; 'interval' belongs under streams.alert");
  }

  @Test
  void letsTheInnerGroupOptionWinAndTakesAliases() {
    Configuration.Access access =
        alert(
                good(
                    GOOD.replace("interval: 1m", "client_id: inner, interval: 1m")
                        .replace("tenant_id", "azure_tenant_id")))
            .access();
    assertThat(access.identity().clientId()).isEqualTo("inner");
    assertThat(access.tenantId()).isEqualTo("t-1");
  }

  @Test
  void sendsNoTokenToAnUnknownHost() {
    String elsewhere = GOOD.replace("interval: 1m", "request_url: https://graph.example");
    assertThat(problems(elsewhere))
        .isEqualTo(
            "c.yaml:7: tenants[0].streams.alert.request_url: the host graph.example is none of"
                + " Microsoft's; if it is right, name it in allowed_hosts of the tenant");
    good(elsewhere.replace("    streams:", "    allowed_hosts: [graph.example]\n    streams:"));
    assertThat(problems(GOOD.replace("interval: 1m", "request_url: http://graph.microsoft.com")))
        .contains("must be https");
    good(GOOD.replace("interval: 1m", "request_url: http://127.0.0.1:4711"));
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(problems("tenants: [{name: contoso, streams: {alert: {}}}]"))
        .contains("tenants[0].streams.alert.tenant_id: is missing; it is directory id")
        .contains("tenants[0].streams.alert.client_id: is missing")
        .contains("tenants[0].streams.alert.client_secret: is missing");
    assertThat(problems("{}")).contains("tenants: must be a list of at least one tenant");
  }

  @Test
  void refusesAStreamOfALaterVersion() {
    assertThat(problems(GOOD + "      incident: {}\n"))
        .isEqualTo(
            "c.yaml:8: tenants[0].streams.incident: this stream is not available in this version;"
                + " alert and event are");
    assertThat(problems(GOOD + "      alerts: {}\n")).contains("did you mean 'alert'?");
  }

  @Test
  void wantsAPasswordBeforeOthersMayReachTheConsole() {
    assertThat(problems(GOOD + "http: {address: 0.0.0.0}\n"))
        .contains("set http.username and http.password");
    good(GOOD + "http: {address: 0.0.0.0, username: u, password: p}\n");
  }

  @Test
  void namesTheLineOfBrokenYaml() {
    assertThat(problems("tenants:\n  - name: [a\nstore: {}\n"))
        .startsWith("c.yaml:3: no valid YAML");
  }

  @Test
  void namesDuplicates() {
    assertThat(problems(GOOD + "log: {level: info, level: debug}\n"))
        .isEqualTo("c.yaml:8: log.level: stands here twice; keep one of them");
  }

  @Test
  void readsAnExternalStore() {
    Configuration.Store.Cluster store =
        (Configuration.Store.Cluster)
            good(GOOD + "store: {kind: elasticsearch, urls: ['https://a:9200'], api_key: k}\n")
                .store();
    assertThat(store.urls()).containsExactly(URI.create("https://a:9200"));
    assertThat(store.login()).isInstanceOf(Configuration.Login.ApiKey.class);
    assertThat(problems(GOOD + "store: {kind: opensearch}\n"))
        .isEqualTo(
            "c.yaml:8: store.urls: is missing; a store of kind opensearch needs its addresses");
  }

  @Test
  void namesAFileThatCannotBeRead(@TempDir Path folder) {
    SettingsReader.Read read = SettingsReader.file(folder.resolve("absent.yaml"), name -> null);
    assertThat(read.problems().list())
        .isEqualTo(List.of(new Problem(1, "", "cannot be read; check the path and your rights")));
  }
}
