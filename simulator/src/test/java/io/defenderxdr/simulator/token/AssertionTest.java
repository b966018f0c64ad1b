package io.defenderxdr.simulator.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.simulator.BareClient;
import io.defenderxdr.simulator.Stand;
import io.defenderxdr.simulator.fault.Fault;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssertionTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final long EXPIRES = 1_773_140_000L;

  @TempDir static Path folder;
  private static Path certificate;
  private static PrivateKey key;

  @BeforeAll
  static void makeCertificate() throws Exception {
    Path store = folder.resolve("client.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String options =
        " -genkeypair -alias a -keyalg RSA -keysize 2048 -dname CN=client -storetype PKCS12"
            + " -storepass changeit -keystore ";
    Process process =
        new ProcessBuilder((keytool + options + store).split(" ", -1)).inheritIO().start();
    assertThat(process.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    key = (PrivateKey) keys.getKey("a", PASSWORD);
    certificate = folder.resolve("client.pem");
    String body = Base64.getMimeEncoder().encodeToString(keys.getCertificate("a").getEncoded());
    Files.writeString(
        certificate, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
  }

  @Test
  void takesAssertionsSignedWithTheKeyOfTheCertificate() throws Exception {
    try (Stand stand = stand()) {
      assertThat(status(stand.client(), "RS256", stand.client().tokenUrl(), EXPIRES))
          .isEqualTo(200);
      assertThat(status(stand.client(), "PS256", stand.client().tokenUrl(), EXPIRES))
          .isEqualTo(200);
    }
  }

  @Test
  void refusesAnAssertionForAnotherAddress() throws Exception {
    try (Stand stand = stand()) {
      assertThat(status(stand.client(), "RS256", "https://example.com", EXPIRES)).isEqualTo(401);
    }
  }

  @Test
  void refusesAnAssertionThatHasEnded() throws Exception {
    try (Stand stand = stand()) {
      assertThat(status(stand.client(), "RS256", stand.client().tokenUrl(), 1_773_100_000L))
          .isEqualTo(401);
    }
  }

  @Test
  void refusesASignatureThatDoesNotFit() throws Exception {
    try (Stand stand = stand()) {
      BareClient client = stand.client();
      String good = assertion(client, "RS256", client.tokenUrl(), EXPIRES);
      String forged = good.substring(0, good.lastIndexOf('.')) + "." + encoded(new byte[256]);

      assertThat(post(client, forged)).isEqualTo(401);
      assertThat(post(client, "no assertion")).isEqualTo(401);
    }
  }

  private static Stand stand() throws Exception {
    return Stand.small(Map.of(Fault.CERTIFICATE, certificate.toString()));
  }

  private static int status(BareClient client, String algorithm, String audience, long expires)
      throws Exception {
    return post(client, assertion(client, algorithm, audience, expires));
  }

  private static int post(BareClient client, String assertion) {
    Map<String, String> form = client.form();
    form.remove("client_secret");
    form.put("client_assertion", assertion);
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    return client.post(client.tokenUrl(), form).statusCode();
  }

  private static String assertion(
      BareClient client, String algorithm, String audience, long expires) throws Exception {
    String id = client.fact("clientId");
    String claims =
        "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"%s\",\"exp\":%d}"
            .formatted(id, id, audience, expires);
    String signed = encoded("{\"alg\":\"" + algorithm + "\"}") + "." + encoded(claims);
    Signature signature = Signature.getInstance("RSASSA-PSS");
    if (algorithm.equals("RS256")) {
      signature = Signature.getInstance("SHA256withRSA");
    } else {
      signature.setParameter(
          new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    }
    signature.initSign(key);
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + encoded(signature.sign());
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
