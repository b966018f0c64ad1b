package io.defenderxdr.settings;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads one tenant.
 *
 * @param tenant its section
 * @param problems what is wrong
 * @param environment gives the value of an environment variable, or null
 * @param stateChosen whether the file says where the state is kept
 */
record TenantReader(
    Section tenant,
    Problems problems,
    UnaryOperator<@Nullable String> environment,
    boolean stateChosen) {

  private static final Set<String> NOW = Set.of("alert", "event");
  private static final Set<String> LATER = Set.of("incident", "vulnerability");

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
    Optional<EventConfiguration> event =
        Optional.ofNullable(entries.get("event"))
            .map(value -> Sections.of(Place.EVENT, path + ".event", value, tenant, problems))
            .map(section -> new EventReader(section, problems, environment, stateChosen).read());
    return new Configuration.Tenant(name, namespace, alert, event);
  }

  private void checkStream(String path, String stream, YamlValue value) {
    if (NOW.contains(stream)) {
      return;
    }
    String sentence =
        LATER.contains(stream)
            ? "this stream is not available in this version; alert and event are"
            : NearMiss.of(stream, NOW)
                .map(near -> "unknown stream; did you mean '" + near + "'?")
                .orElse("unknown stream; known are alert and event");
    problems.add(value.line(), path + "." + stream, sentence);
  }

  private Configuration.Alert alert(Section stream) {
    URI requestUrl = IdentityReader.checkedHost(stream, "request_url");
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
        new DocumentReader(stream).read());
  }

  private Configuration.Access access(Section stream) {
    AzureIdentity identity = identity(stream);
    String token =
        IdentityReader.strip(identity.authority().toString())
            + "/"
            + identity.tenantId()
            + "/"
            + stream.text("token_endpoint").orElse("").replaceAll("^/+", "");
    return new Configuration.Access(
        identity,
        tokenUrl(stream, token, identity.authority()),
        stream.map("oauth_endpoint_params"));
  }

  private static URI tokenUrl(Section stream, String token, URI login) {
    try {
      return URI.create(token);
    } catch (IllegalArgumentException e) {
      stream.problem("token_endpoint", "makes no valid address: " + token);
      return login;
    }
  }

  private AzureIdentity identity(Section stream) {
    AuthType type = AuthType.of(stream).orElseGet(() -> given(stream));
    if (type == AuthType.CONNECTION_STRING) {
      stream.problem(
          "auth_type", "connection_string is for the event stream alone; move it to streams.event");
      type = AuthType.CLIENT_SECRET;
    }
    if (type == AuthType.MANAGED_IDENTITY) {
      // The machine's identity needs no directory, but the documents name it.
      stream.needed("tenant_id");
    }
    return new IdentityReader(stream, environment).read(type);
  }

  private static AuthType given(Section stream) {
    boolean certificate = stream.has("client_certificate");
    if (certificate && stream.has("client_secret")) {
      stream.problem("client_secret", "give a secret or a certificate, not both");
    }
    return certificate ? AuthType.CLIENT_CERTIFICATE : AuthType.CLIENT_SECRET;
  }
}
