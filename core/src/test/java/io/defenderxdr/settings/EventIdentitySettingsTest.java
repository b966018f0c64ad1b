package io.defenderxdr.settings;

import static io.defenderxdr.settings.EventSettings.FULL;
import static io.defenderxdr.settings.EventSettings.TEXT;
import static io.defenderxdr.settings.EventSettings.amqp;
import static io.defenderxdr.settings.EventSettings.identity;
import static io.defenderxdr.settings.EventSettings.problem;
import static io.defenderxdr.settings.EventSettings.problems;
import static io.defenderxdr.settings.EventSettings.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who the event stream is to hub and storage. */
class EventIdentitySettingsTest {

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

  private static AzureIdentity login(String event) {
    return ((EventConfiguration.HubLogin.Identity) amqp(event).hub().login()).identity();
  }
}
