package io.defenderxdr.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one tenant.
 *
 * @param tenant its section
 * @param problems what is wrong
 */
record TenantReader(Section tenant, Problems problems) {

  private static final Set<String> LATER = Set.of("incident", "event", "vulnerability");

  Configuration.Tenant read() {
    String name = tenant.needed("name");
    String namespace = tenant.text("namespace").orElse("default");
    YamlValue streams = tenant.find("streams").orElse(new YamlValue.Nothing(tenant.line()));
    String path = tenant.path() + ".streams";
    Map<String, YamlValue> entries = Sections.block(path, streams, problems).entries();
    entries.forEach((stream, value) -> checkStream(path, stream, value));
    if (entries.isEmpty()) {
      problems.add(streams.line(), path, "names no stream; write for instance 'alert: {}'");
    }
    Optional<Configuration.Alert> alert =
        Optional.ofNullable(entries.get("alert"))
            .map(value -> Sections.of(Place.ALERT, path + ".alert", value, tenant, problems))
            .map(this::alert);
    return new Configuration.Tenant(name, namespace, alert);
  }

  private void checkStream(String path, String stream, YamlValue value) {
    if (stream.equals("alert")) {
      return;
    }
    String sentence =
        LATER.contains(stream)
            ? "this stream is not available in this version; alert is"
            : NearMiss.of(stream, Set.of("alert"))
                .map(near -> "unknown stream; did you mean '" + near + "'?")
                .orElse("unknown stream; known is alert");
    problems.add(value.line(), path + "." + stream, sentence);
  }

  private Configuration.Alert alert(Section stream) {
    URI requestUrl = checkedHost(stream, "request_url");
    return new Configuration.Alert(
        access(stream),
        requestUrl,
        new Configuration.Polling(
            stream.span("interval"),
            stream.span("initial_interval"),
            stream.span("overlap"),
            new Configuration.Sweep(stream.span("sweep_interval"), stream.span("sweep_window")),
            new Configuration.Page(
                stream.number("batch_size"),
                stream.span("http_client_timeout"),
                stream.number("requests_per_minute"),
                stream.isOn("include_unknown_enum_members"))),
        new Configuration.DocumentForm(
            tags(stream),
            stream
                .find("processors")
                .map(value -> new Configuration.Written(stream.path() + ".processors", value))));
  }

  private static List<String> tags(Section stream) {
    List<String> tags = new ArrayList<>();
    for (String option : List.of("preserve_original_event", "preserve_duplicate_custom_fields")) {
      if (stream.isOn(option)) {
        tags.add(option);
      }
    }
    tags.addAll(stream.list("tags"));
    return tags;
  }

  private Configuration.Access access(Section stream) {
    String tenantId = stream.needed("tenant_id");
    URI login = checkedHost(stream, "login_url");
    String token = strip(login.toString()) + "/" + tenantId + "/" + endpoint(stream);
    return new Configuration.Access(
        tenantId,
        stream.needed("client_id"),
        credentials(stream),
        tokenUrl(stream, token, login),
        stream.map("oauth_endpoint_params"),
        way(stream));
  }

  private static URI tokenUrl(Section stream, String token, URI login) {
    try {
      return URI.create(token);
    } catch (IllegalArgumentException e) {
      stream.problem("token_endpoint", "makes no valid address: " + token);
      return login;
    }
  }

  private static String endpoint(Section stream) {
    return stream.text("token_endpoint").orElse("").replaceAll("^/+", "");
  }

  private static String strip(String address) {
    return address.replaceAll("/+$", "");
  }

  private static URI checkedHost(Section stream, String name) {
    URI address = URI.create(strip(stream.text(name).orElseThrow()));
    HostRules.problem(address, stream.list("allowed_hosts"))
        .ifPresent(clause -> stream.problem(name, clause));
    return address;
  }

  private static Configuration.Credentials credentials(Section stream) {
    Optional<Secret> secret = stream.secret("client_secret");
    Optional<Path> certificate = stream.path("client_certificate");
    if (secret.isPresent() && certificate.isPresent()) {
      stream.problem("client_secret", "give a secret or a certificate, not both");
    }
    if (secret.isEmpty() && certificate.isEmpty()) {
      stream.needed("client_secret");
    }
    return certificate
        .<Configuration.Credentials>map(Configuration.Credentials.ClientCertificate::new)
        .orElseGet(
            () ->
                new Configuration.Credentials.ClientSecret(secret.orElseGet(() -> new Secret(""))));
  }

  private static Configuration.Way way(Section stream) {
    Section tls = stream.inner(Place.TLS, "ssl");
    String mode = tls.text("verification_mode").orElse("full");
    Optional<Secret> proxy = stream.secret("proxy_url");
    proxy
        .filter(address -> !address.reveal().matches("https?://([^@/]*@)?[^@/:]+(:\\d+)?/?"))
        .ifPresent(
            address -> stream.problem("proxy_url", "must be like http://user:password@host:port"));
    return new Configuration.Way(
        proxy,
        tls.list("certificate_authorities").stream().map(Path::of).toList(),
        Configuration.Verification.valueOf(mode.toUpperCase(Locale.ROOT)));
  }
}
