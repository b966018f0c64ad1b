package io.defenderxdr.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Writes the configuration that a user would write for the simulated tenant. */
final class DemoConfig {

  private DemoConfig() {}

  static void write(DemoFolder folder, SimulatedTenant tenant, DemoOptions.Ports ports)
      throws IOException {
    List<String> lines =
        List.of(
            "# Written by the demo from the simulator's first line; a real tenant looks the same.",
            "tenants:",
            "  - name: demo",
            "    tenant_id: " + quoted(tenant.text("tenantId")),
            "    client_id: " + quoted(tenant.text("clientId")),
            "    client_secret: " + quoted(tenant.text("clientSecret")),
            "    login_url: " + quoted(tenant.text("login")),
            "    streams:",
            "      alert:",
            "        request_url: " + quoted(tenant.text("graph")),
            "        interval: 2s",
            "        initial_interval: 720h",
            "      event:",
            "        eventhub: insights",
            "        connection_string: " + quoted(tenant.text("eventHub")),
            "store:",
            "  kind: embedded",
            "  path: " + quoted(folder.store().toString()),
            "  port: " + ports.store(),
            "state:",
            "  kind: file",
            "  path: " + quoted(folder.state().toString()),
            "http:",
            "  port: " + ports.console());
    Files.write(folder.config(), lines);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
