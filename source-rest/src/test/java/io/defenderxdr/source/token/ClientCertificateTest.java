package io.defenderxdr.source.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCertificateTest {

  private static final TokenRequest REQUEST =
      new TokenRequest(
          URI.create("https://login/t/token"), "client", "scope", Map.of(), Duration.ofSeconds(1));

  @TempDir Path folder;

  private KeyStore keys() throws Exception {
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
    return store;
  }

  private static String pem(String name, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(name, text, name);
  }

  @Test
  void signsAnAssertionThatTheCertificateProves() throws Exception {
    KeyStore keys = keys();
    X509Certificate certificate = (X509Certificate) keys.getCertificate("client");
    Path file =
        Files.writeString(
            folder.resolve("client.pem"),
            pem("PRIVATE KEY", keys.getKey("client", "password".toCharArray()).getEncoded())
                + pem("CERTIFICATE", certificate.getEncoded()));
    Map<String, String> parameters =
        ClientCertificate.read(file).parameters(REQUEST, Instant.ofEpochSecond(1_000_000));
    assertThat(parameters.get("client_assertion_type"))
        .isEqualTo("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    List<String> parts = List.of(parameters.get("client_assertion").split("\\.", -1));
    Signature signature = Signature.getInstance("RSASSA-PSS");
    signature.setParameter(
        new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    signature.initVerify(certificate.getPublicKey());
    signature.update((parts.get(0) + "." + parts.get(1)).getBytes(US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts.get(2)))).isTrue();
    assertThat(new String(Base64.getUrlDecoder().decode(parts.get(1)), UTF_8))
        .contains("\"aud\":\"https://login/t/token\",\"iss\":\"client\",\"sub\":\"client\"")
        .contains("\"nbf\":999940,\"exp\":1000600");
  }

  @Test
  void saysWhatTheFileMustHold() throws Exception {
    Path file = Files.writeString(folder.resolve("empty.pem"), "nothing");
    assertThatThrownBy(() -> ClientCertificate.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "The file %s must hold a certificate and its unencrypted PKCS #8 key ('BEGIN"
                + " CERTIFICATE' and 'BEGIN PRIVATE KEY').",
            file);
  }
}
