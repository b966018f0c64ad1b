package io.defenderxdr.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** Settings of an event stream as a user writes them, and what is read. */
final class EventSettings {

  static final String KEY = "YWJj/ZGVm+Z2gw==";

  static final String TEXT =
      "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey=s3c==";

  static final Map<String, String> VARIABLES =
      Map.of(
          "TEXT", TEXT,
          "KEY", KEY,
          "AZURE_TENANT_ID", "t-env",
          "AZURE_CLIENT_ID", "c-env",
          "AZURE_FEDERATED_TOKEN_FILE", "/var/run/token");

  static final String FULL =
      "eventhub: insights, connection_string: '${TEXT}', storage_account: positions,"
          + " storage_account_key: '${KEY}'";

  static String yaml(String event) {
    return """
        tenants:
          - name: contoso
            streams:
              event: {%s}
        """
        .formatted(event);
  }

  static SettingsReader.Read read(String yaml) {
    return SettingsReader.text(yaml, VARIABLES::get);
  }

  static String problems(String event) {
    return read(yaml(event)).problems().render("c.yaml");
  }

  static String problem(String event) {
    return problems(event).replaceFirst("^c.yaml:4: tenants\\[0].streams.event.", "");
  }

  static String remark(String event) {
    SettingsReader.Read read = read(yaml(event));
    assertThat(read.problems().render("c.yaml")).isEmpty();
    assertThat(read.problems().remarks()).hasSize(1);
    Problem remark = read.problems().remarks().getFirst();
    return remark.path().replace("tenants[0].streams.event.", "") + ": " + remark.sentence();
  }

  static EventConfiguration good(String event) {
    SettingsReader.Read read = read(yaml(event));
    assertThat(read.problems().render("c.yaml")).isEmpty();
    return read.configuration().tenants().getFirst().event().orElseThrow();
  }

  static EventConfiguration.Reading.Amqp amqp(String event) {
    return (EventConfiguration.Reading.Amqp) good(event).reading();
  }

  static String identity(String more) {
    return "eventhub: insights, storage_account: positions, eventhub_namespace:"
        + " contoso.servicebus.windows.net, "
        + more;
  }

  private EventSettings() {}
}
