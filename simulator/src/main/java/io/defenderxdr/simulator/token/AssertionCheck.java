package io.defenderxdr.simulator.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.defenderxdr.simulator.attack.World;
import io.defenderxdr.simulator.fault.Fault;
import io.defenderxdr.simulator.fault.FaultBoard;
import io.defenderxdr.simulator.wire.Request;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks assertions with which a client proves that it holds a certificate's key. */
final class AssertionCheck {
  private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final JsonFactory JSON = new JsonFactory();

  private final World world;
  private final Clock clock;
  private final FaultBoard faults;

  AssertionCheck(World world, Clock clock, FaultBoard faults) {
    this.world = world;
    this.clock = clock;
    this.faults = faults;
  }

  /** Why an assertion is not taken, or null if it is. */
  @Nullable Refusal refusal(String assertion, Request request, String type) {
    String[] parts = assertion.split("\\.", -1);
    if (!type.equals(TYPE) || parts.length != 3) {
      return Refusal.assertion(
          "It is no signed JWT, or client_assertion_type is not " + TYPE + ".");
    }
    try {
      String claim = wrongClaim(claims(parts[1]), request);
      if (claim != null) {
        return Refusal.assertion("The claim '" + claim + "' is wrong.");
      }
      return signed(parts) ? null : Refusal.assertion("The signature does not fit.");
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      return Refusal.assertion("It cannot be read: " + e.getMessage());
    }
  }

  private @Nullable String wrongClaim(Map<String, String> claims, Request request) {
    if (!world.clientId().equals(claims.get("iss"))) {
      return "iss";
    }
    if (!world.clientId().equals(claims.get("sub"))) {
      return "sub";
    }
    if (!(request.origin() + request.path()).equals(claims.get("aud"))) {
      return "aud";
    }
    long expires = Long.parseLong(claims.getOrDefault("exp", "0"));
    return expires > clock.instant().getEpochSecond() ? null : "exp";
  }

  private boolean signed(String[] parts) throws IOException, GeneralSecurityException {
    String algorithm = claims(parts[0]).getOrDefault("alg", "");
    if (!algorithm.equals("RS256") && !algorithm.equals("PS256")) {
      return false;
    }
    String file = faults.value(Fault.CERTIFICATE).orElse("");
    if (file.isEmpty()) {
      return true;
    }
    Signature check = signature(algorithm);
    check.initVerify(certificate(Path.of(file)).getPublicKey());
    check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    return check.verify(Base64.getUrlDecoder().decode(parts[2]));
  }

  private static Signature signature(String algorithm) throws GeneralSecurityException {
    if (algorithm.equals("RS256")) {
      return Signature.getInstance("SHA256withRSA");
    }
    Signature signature = Signature.getInstance("RSASSA-PSS");
    signature.setParameter(
        new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    return signature;
  }

  private static Certificate certificate(Path file) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static Map<String, String> claims(String part) throws IOException {
    Map<String, String> claims = new HashMap<>();
    try (JsonParser json = JSON.createParser(Base64.getUrlDecoder().decode(part))) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token.isScalarValue() && json.currentName() != null) {
          claims.put(json.currentName(), json.getText());
        }
      }
    }
    return claims;
  }
}
