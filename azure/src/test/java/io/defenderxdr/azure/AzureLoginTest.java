package io.defenderxdr.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.http.TokenSource;
import io.defenderxdr.http.TokenSource.TokenReply;
import io.defenderxdr.settings.AzureIdentity;
import io.defenderxdr.settings.AzureIdentity.Credentials;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.settings.Secret;
import io.defenderxdr.testkit.FakeClock;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzureLoginTest {

  private static final String SCOPE = "https://graph.microsoft.com/.default";
  private static final Configuration.Way WAY =
      new Configuration.Way(Optional.empty(), List.of(), Configuration.Verification.FULL);

  private final FakeClock clock = new FakeClock(Instant.parse("2026-01-01T00:00:00Z"));
  private TokenServer server;

  @BeforeEach
  void start() throws Exception {
    server = new TokenServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private TokenSource tokens(String clientId, Credentials credentials) {
    AzureIdentity identity =
        new AzureIdentity(
            "tenant-1", clientId, credentials, URI.create("https://login.example"), WAY);
    return AzureLogin.over(identity, server.client()).tokens(SCOPE, Duration.ofSeconds(60), clock);
  }

  private TokenSource secret() {
    return tokens("client-1", new Credentials.ClientSecret(new Secret("s3cr&t")));
  }

  @Test
  void asksWithASecretOnceAndKeepsTheToken() throws Exception {
    server.grants("token-a");
    TokenSource tokens = secret();
    assertThat(tokens.token()).isEqualTo(new TokenReply.Granted("token-a"));
    assertThat(tokens.token()).isEqualTo(new TokenReply.Granted("token-a"));
    assertThat(server.asked()).hasSize(1);
    TokenServer.Asked asked = server.asked().getFirst();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.target()).startsWith("/tenant-1/oauth2/v2.0/token");
    assertThat(asked.form())
        .contains("grant_type=client_credentials")
        .contains("client_id=client-1")
        .contains("client_secret=s3cr&t")
        .contains(SCOPE);
  }

  @Test
  void asksAnewForATokenThatWasNotAccepted() throws Exception {
    server.grants("token-a");
    TokenSource tokens = secret();
    tokens.token();
    server.grants("token-b");
    tokens.forget("another");
    assertThat(tokens.token()).isEqualTo(new TokenReply.Granted("token-a"));
    tokens.forget("token-a");
    assertThat(tokens.token()).isEqualTo(new TokenReply.Granted("token-b"));
  }

  @Test
  void provesItselfWithACertificate(@TempDir Path folder) throws Exception {
    server.grants("token-c");
    TokenSource tokens = tokens("client-1", new Credentials.ClientCertificate(pem(folder)));
    assertThat(tokens.token()).isEqualTo(new TokenReply.Granted("token-c"));
    assertThat(server.asked().getFirst().form())
        .contains("client_assertion=")
        .contains("client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
  }

  private static Path pem(Path folder) throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "client",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=client",
                "-storetype",
                "PKCS12",
                "-storepass",
                "password",
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, "password".toCharArray());
    }
    Key key = store.getKey("client", "password".toCharArray());
    return Files.writeString(
        folder.resolve("client.pem"),
        part("PRIVATE KEY", key.getEncoded())
            + part("CERTIFICATE", store.getCertificate("client").getEncoded()));
  }

  private static String part(String name, byte[] bytes) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(name, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes), name);
  }

  @Test
  void provesItselfWithTheWorkloadsToken(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "federated-token");
    server.grants("token-w");
    TokenSource tokens = tokens("client-1", new Credentials.WorkloadIdentity(file));
    assertThat(tokens.token()).isEqualTo(new TokenReply.Granted("token-w"));
    assertThat(server.asked().getFirst().form()).contains("client_assertion=federated-token");
  }

  @Test
  void asksTheMachineForItsIdentity() throws Exception {
    server.grants("token-m");
    TokenSource tokens =
        tokens("", new Credentials.ManagedIdentity(Optional.of("user-assigned-1")));
    assertThat(tokens.token()).isEqualTo(new TokenReply.Granted("token-m"));
    TokenServer.Asked asked = server.asked().getLast();
    assertThat(asked.method()).isEqualTo("GET");
    assertThat(asked.metadata()).isTrue();
    assertThat(asked.target())
        .startsWith("/metadata/identity/oauth2/token")
        .contains("client_id=user-assigned-1")
        .contains("resource=");
  }

  @Test
  void saysThatTheSecretIsWrong() throws Exception {
    server.answers(
        401,
        """
        {"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided. s3cr&t"}
        """);
    assertThat(secret().token())
        .isEqualTo(
            new TokenReply.Refused(
                401,
                "The token server refuses this application: AADSTS7000215, the client secret is"
                    + " wrong: put the secret's value (not its id) into client_secret."));
  }

  @Test
  void countsAServerErrorAsPassing() throws Exception {
    server.answers(503, "");
    TokenReply reply = secret().token();
    assertThat(reply).isInstanceOf(TokenReply.Away.class);
    assertThat(((TokenReply.Away) reply).sentence())
        .startsWith("The token server gives no token now: ")
        .doesNotContain("s3cr&t")
        .endsWith(".");
    server.grants("later");
    assertThat(secret().token()).isEqualTo(new TokenReply.Granted("later"));
  }

  @Test
  void saysThatTheMachineHasNoIdentity() throws Exception {
    server.answers(
        400, "{\"error\":\"invalid_request\",\"error_description\":\"Identity not found\"}");
    TokenReply reply = tokens("", new Credentials.ManagedIdentity(Optional.empty())).token();
    assertThat(reply).isInstanceOf(TokenReply.Away.class);
    assertThat(((TokenReply.Away) reply).sentence())
        .startsWith("This machine gives no token: check that a managed identity is assigned to it");
  }
}
