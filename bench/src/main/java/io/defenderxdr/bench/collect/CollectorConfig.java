package io.defenderxdr.bench.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The settings of the collector that is measured: those a user would write, and no more. */
final class CollectorConfig {

  private CollectorConfig() {}

  static Path write(Path folder, JsonNode tenant, String store) throws IOException {
    String text =
        """
        tenants:
          - name: bench
            tenant_id: %s
            streams:
              event:
                eventhub: insights
                connection_string: '%s'
        store: {kind: opensearch, urls: ['%s']}
        state: {kind: file, path: '%s'}
        http: {port: 0}
        """
            .formatted(
                tenant.path("tenantId").asText(),
                tenant.path("eventHub").asText(),
                store,
                folder.resolve("state"));
    return Files.writeString(folder.resolve("collector.yaml"), text);
  }
}
