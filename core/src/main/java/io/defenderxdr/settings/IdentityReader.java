package io.defenderxdr.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads who we are, and which way servers are reached.
 *
 * @param section where the names stand
 * @param environment gives the value of an environment variable, or null
 */
record IdentityReader(Section section, UnaryOperator<@Nullable String> environment) {

  /** The identity that proves itself so; whatever it needs and lacks is a problem. */
  AzureIdentity read(AuthType type) {
    return switch (type) {
      case CLIENT_SECRET -> application(type, new AzureIdentity.Credentials.ClientSecret(secret()));
      case CLIENT_CERTIFICATE ->
          application(
              type,
              new AzureIdentity.Credentials.ClientCertificate(
                  Path.of(needed("client_certificate", type))));
      case MANAGED_IDENTITY ->
          identity(
              section.text("tenant_id").orElse(""),
              "",
              new AzureIdentity.Credentials.ManagedIdentity(
                  section.text("managed_identity_client_id")));
      case WORKLOAD_IDENTITY ->
          identity(
              given("tenant_id", "AZURE_TENANT_ID"),
              given("client_id", "AZURE_CLIENT_ID"),
              new AzureIdentity.Credentials.WorkloadIdentity(
                  Path.of(given("federated_token_file", "AZURE_FEDERATED_TOKEN_FILE"))));
      case CONNECTION_STRING ->
          throw new IllegalArgumentException("A connection string is no identity.");
    };
  }

  private Secret secret() {
    return new Secret(needed("client_secret", AuthType.CLIENT_SECRET));
  }

  private AzureIdentity application(AuthType type, AzureIdentity.Credentials credentials) {
    return identity(needed("tenant_id", type), needed("client_id", type), credentials);
  }

  private AzureIdentity identity(
      String tenantId, String clientId, AzureIdentity.Credentials credentials) {
    return new AzureIdentity(tenantId, clientId, credentials, authority(), way());
  }

  private String needed(String name, AuthType type) {
    return section.neededFor(
        name, "it is %s, and auth_type %s needs it".formatted(section.sentence(name), type.word()));
  }

  private String given(String name, String variable) {
    if (section.has(name)) {
      return section.text(name).orElse("");
    }
    String value = environment.apply(variable);
    return value == null || value.isBlank()
        ? section.neededFor(
            name, "auth_type workload_identity takes it from " + variable + ", which is not set")
        : value;
  }

  /** The token server. */
  URI authority() {
    return checkedHost(section, "login_url");
  }

  /** An address that tokens or secrets are sent to. */
  static URI checkedHost(Section section, String name) {
    URI address = URI.create(strip(section.text(name).orElseThrow()));
    HostRules.problem(address, section.list("allowed_hosts"))
        .ifPresent(clause -> section.problem(name, clause));
    return address;
  }

  static String strip(String address) {
    return address.replaceAll("/+$", "");
  }

  /** Proxy and trust. */
  Configuration.Way way() {
    Section tls = section.inner(Place.TLS, "ssl");
    String mode = tls.text("verification_mode").orElse("full");
    Optional<Secret> proxy = section.secret("proxy_url");
    proxy
        .filter(address -> !address.reveal().matches("https?://([^@/]*@)?[^@/:]+(:\\d+)?/?"))
        .ifPresent(
            address -> section.problem("proxy_url", "must be like http://user:password@host:port"));
    return new Configuration.Way(
        proxy,
        tls.list("certificate_authorities").stream().map(Path::of).toList(),
        Configuration.Verification.valueOf(mode.toUpperCase(Locale.ROOT)));
  }
}
