package io.defenderxdr.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StateSettingsTest {

  private static final String TENANT =
      """
      tenants:
        - name: contoso
          tenant_id: t-1
          client_id: c-1
          client_secret: s
          streams: {alert: {}}
      """;

  private static SettingsReader.Read read(String yaml) {
    return SettingsReader.text(TENANT + yaml, name -> null);
  }

  private static String problems(String yaml) {
    return read(yaml).problems().render("c.yaml");
  }

  private static Configuration good(String yaml) {
    assertThat(problems(yaml)).isEmpty();
    return read(yaml).configuration();
  }

  @Test
  void keepsStateInAFolderUnlessToldOtherwise() {
    assertThat(good("").state())
        .isEqualTo(new Configuration.State.File(Path.of("defender-xdr-data/state")));
    assertThat(good("state: {kind: cluster, path: /var/lib/x}\n").state())
        .isEqualTo(new Configuration.State.Cluster(Path.of("/var/lib/x")));
  }

  @Test
  void keepsStateInAContainer() {
    Configuration.State.Blob byText =
        (Configuration.State.Blob)
            good("state: {kind: blob, storage_account_connection_string: UseDevelopmentStorage=true}\n")
                .state();
    assertThat(byText.container().name()).isEqualTo("defender-xdr-state");
    Configuration.State.Blob byIdentity =
        (Configuration.State.Blob)
            good("state: {kind: blob, storage_account: abc, auth_type: managed_identity, container: x-y}\n")
                .state();
    assertThat(byIdentity.container().name()).isEqualTo("x-y");
    assertThat(byIdentity.container().login())
        .isInstanceOfSatisfying(
            BlobContainer.Login.Identity.class,
            login ->
                assertThat(login.endpoint())
                    .isEqualTo(URI.create("https://abc.blob.core.windows.net")));
  }

  @Test
  void saysWhatTheStateLacks() {
    assertThat(problems("state: {kind: blob, storage_account: abc}\n"))
        .isEqualTo(
            "c.yaml:7: state.storage_account_key: is missing; auth_type connection_string needs it"
                + " beside storage_account; or give storage_account_connection_string");
    assertThat(problems("state: {kind: file, storage_account: abc}\n"))
        .isEqualTo(
            "c.yaml:7: state.kind: is file, but a storage account is named; write kind: blob");
    assertThat(problems("state: {kind: blobs}\n"))
        .isEqualTo("c.yaml:7: state.kind: 'blobs' must be file or blob or cluster");
  }

  @Test
  void readsTheBoundsOfPartitions() {
    assertThat(good("").limits().partitions())
        .isEqualTo(new Configuration.Partitions(12_000_000, Duration.ofSeconds(30), 10_000));
    assertThat(
            good("limits: {partition_bytes: 4MB, checkpoint_interval: 1m}\n").limits().partitions())
        .isEqualTo(new Configuration.Partitions(4_000_000, Duration.ofMinutes(1), 10_000));
  }

  @Test
  void letsTheAlertStreamUseTheMachinesIdentity() {
    String yaml = TENANT.replace("client_secret: s", "auth_type: managed_identity");
    Configuration configuration = SettingsReader.text(yaml, name -> null).configuration();
    assertThat(configuration).isNotNull();
    assertThat(configuration.tenants().getFirst().alert().orElseThrow().access().identity())
        .satisfies(
            identity ->
                assertThat(identity.credentials())
                    .isInstanceOf(AzureIdentity.Credentials.ManagedIdentity.class));
    assertThat(
            SettingsReader.text(
                    TENANT.replace("client_secret: s", "auth_type: connection_string"),
                    name -> null)
                .problems()
                .render("c.yaml"))
        .contains(
            "auth_type: connection_string is for the event stream alone; move it to streams.event");
  }
}
