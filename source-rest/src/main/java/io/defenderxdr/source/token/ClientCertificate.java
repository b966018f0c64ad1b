package io.defenderxdr.source.token;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Proof by a certificate: a client assertion (RFC 7523) signed with PS256, good for ten minutes.
 *
 * <p>The PEM file holds the certificate and its unencrypted RSA key in PKCS #8.
 */
public final class ClientCertificate implements ClientProof {

  private static final int LIFE_SECONDS = 600;
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");

  private final PrivateKey key;
  private final String thumbprint;
  private final SecureRandom random = new SecureRandom();

  private ClientCertificate(PrivateKey key, String thumbprint) {
    this.key = key;
    this.thumbprint = thumbprint;
  }

  /**
   * Reads the PEM file.
   *
   * @throws IOException with a sentence, if it is not what it should be
   */
  public static ClientCertificate read(Path pem) throws IOException {
    String text = Files.readString(pem);
    Matcher keyText = KEY.matcher(text);
    Matcher certificateText = CERTIFICATE.matcher(text);
    if (!keyText.find() || !certificateText.find()) {
      throw new IOException(
          "The file %s must hold a certificate and its unencrypted PKCS #8 key ('BEGIN CERTIFICATE' and 'BEGIN PRIVATE KEY')."
              .formatted(pem));
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(keyText.group(1));
      PrivateKey key =
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      byte[] pemBytes = certificateText.group().getBytes(StandardCharsets.US_ASCII);
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(pemBytes));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return new ClientCertificate(key, URL.encodeToString(digest));
    } catch (GeneralSecurityException e) {
      throw new IOException(
          "The certificate or RSA key in %s cannot be read (%s).".formatted(pem, e.getMessage()),
          e);
    }
  }

  @Override
  public Map<String, String> parameters(TokenRequest request, Instant now) {
    return Map.of(
        "client_assertion_type",
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion",
        assertion(request, now));
  }

  private String assertion(TokenRequest request, Instant now) {
    byte[] id = new byte[16];
    random.nextBytes(id);
    String header = "{\"alg\":\"PS256\",\"typ\":\"JWT\",\"x5t#S256\":\"%s\"}".formatted(thumbprint);
    String claims =
        "{\"aud\":\"%s\",\"iss\":\"%s\",\"sub\":\"%s\",\"jti\":\"%s\",\"nbf\":%d,\"exp\":%d}"
            .formatted(
                request.endpoint(),
                request.clientId(),
                request.clientId(),
                HexFormat.of().formatHex(id),
                now.getEpochSecond() - LIFE_SECONDS / 10,
                now.getEpochSecond() + LIFE_SECONDS);
    String signed = encode(header) + "." + encode(claims);
    return signed + "." + URL.encodeToString(sign(signed));
  }

  private static String encode(String json) {
    return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] sign(String text) {
    try {
      Signature signature = Signature.getInstance("RSASSA-PSS");
      signature.setParameter(
          new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The certificate's key cannot sign.", e);
    }
  }
}
