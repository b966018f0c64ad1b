package io.defenderxdr.settings;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads which hub, and how to log in to it.
 *
 * @param event the stream's section
 * @param environment gives the value of an environment variable, or null
 */
record HubReader(Section event, UnaryOperator<@Nullable String> environment) {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+");
  private static final String TEXT = "connection_string";

  EventConfiguration.Hub read(AuthType type) {
    String hub = event.needed("eventhub");
    return type == AuthType.CONNECTION_STRING ? byText(hub) : byIdentity(hub, type);
  }

  private EventConfiguration.Hub byText(String hub) {
    Secret text =
        new Secret(
            event.neededFor(
                TEXT,
                "auth_type connection_string needs it; or set auth_type to client_secret,"
                    + " client_certificate, managed_identity or workload_identity"));
    HubConnectionString parsed = parsed(text);
    parsed
        .entityPath()
        .filter(path -> !hub.isEmpty() && !path.equals(hub))
        .ifPresent(path -> event.problem(TEXT, mismatch(path, hub)));
    return hub(
        parsed.host(),
        hub,
        new EventConfiguration.HubLogin.ConnectionString(
            text, parsed.entityPath().isPresent(), parsed.emulator()));
  }

  private static String mismatch(String path, String hub) {
    return "its EntityPath is '%s', but eventhub is '%s'; make them equal, or remove EntityPath"
        .formatted(path, hub);
  }

  private HubConnectionString parsed(Secret text) {
    if (!text.reveal().isEmpty()) {
      try {
        return HubConnectionString.parse(text);
      } catch (IllegalArgumentException e) {
        event.problem(TEXT, String.valueOf(e.getMessage()));
      }
    }
    return new HubConnectionString("", Optional.empty(), false);
  }

  private EventConfiguration.Hub byIdentity(String hub, AuthType type) {
    if (event.has(TEXT)) {
      event.remark(TEXT, "is not used with auth_type " + type.word());
    }
    String namespace =
        event.neededFor(
            "eventhub_namespace",
            "auth_type %s needs it: the complete host name, such as contoso.servicebus.windows.net"
                .formatted(type.word()));
    checkNamespace(namespace);
    AzureIdentity identity = new IdentityReader(event, environment).read(type);
    return hub(namespace, hub, new EventConfiguration.HubLogin.Identity(identity));
  }

  private void checkNamespace(String host) {
    if (host.isEmpty()) {
      return;
    }
    if (!HOST.matcher(host).matches() || !host.contains(".")) {
      String name = host.replaceAll("^[a-z]+://|[/:].*$", "");
      String end = Cloud.of(event, Optional.empty()).hubs();
      event.problem(
          "eventhub_namespace",
          "'%s' is no complete host name; write it like %s"
              .formatted(host, name.contains(".") ? name : name + "." + end));
    } else if (Cloud.ofNamespace(host).isEmpty() && !isAllowed(host)) {
      event.problem("eventhub_namespace", HostRules.foreign(host));
    }
  }

  private boolean isAllowed(String host) {
    return HostRules.isLoopback(host)
        || event.list("allowed_hosts").stream().anyMatch(host::equalsIgnoreCase);
  }

  private EventConfiguration.Hub hub(
      String namespace, String name, EventConfiguration.HubLogin login) {
    return new EventConfiguration.Hub(
        namespace,
        name,
        event.text("consumer_group").orElseThrow(),
        login,
        new IdentityReader(event, environment).way());
  }
}
