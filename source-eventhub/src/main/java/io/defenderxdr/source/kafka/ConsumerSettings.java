package io.defenderxdr.source.kafka;

import io.defenderxdr.source.kafka.KafkaAccess.ConnectionString;
import io.defenderxdr.source.kafka.KafkaAccess.Entra;
import io.defenderxdr.source.kafka.KafkaAccess.Nobody;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.apache.kafka.common.security.plain.PlainLoginModule;

/** The Kafka client's own settings; times as Microsoft advises them for Event Hubs. */
final class ConsumerSettings {

  private static final AtomicLong NUMBER = new AtomicLong();

  private ConsumerSettings() {}

  static Map<String, Object> of(KafkaOptions options) {
    String client = options.stream().toString().replace('/', '-') + "-" + NUMBER.incrementAndGet();
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, options.line().endpoint().address());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, options.group().group());
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, client);
    settings.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
    settings.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    reading(options, settings);
    times(settings);
    access(options.line(), client, settings);
    return settings;
  }

  private static void reading(KafkaOptions options, Map<String, Object> settings) {
    int partition = options.pace().fetchBytes();
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // Where to begin is our decision: an expired position must never jump to the newest message.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, partition);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Math.multiplyExact(partition, 16));
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
  }

  private static void times(Map<String, Object> settings) {
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 15_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 60_000);
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 180_000);
    // The hub ends idle connections after 240 s.
    settings.put(ConsumerConfig.CONNECTIONS_MAX_IDLE_MS_CONFIG, 180_000);
    settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 10_000);
    // Addresses of a namespace move; the client asks anew when none of the old ones answers.
    settings.put(CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, "rebootstrap");
  }

  private static void access(KafkaOptions.Line line, String client, Map<String, Object> settings) {
    boolean tls = line.endpoint().tls();
    String open = tls ? "SSL" : "PLAINTEXT";
    settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SASL_" + open);
    switch (line.access()) {
      case Nobody ignored -> settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, open);
      case ConnectionString string -> {
        settings.put(SaslConfigs.SASL_MECHANISM, "PLAIN");
        settings.put(
            SaslConfigs.SASL_JAAS_CONFIG,
            PlainLoginModule.class.getName()
                + " required username=\"$ConnectionString\" password="
                + quoted(string.text().reveal())
                + ";");
      }
      case Entra entra -> {
        settings.put(SaslConfigs.SASL_MECHANISM, "OAUTHBEARER");
        // The client shares a login among equal texts: the name keeps two tenants apart.
        settings.put(
            SaslConfigs.SASL_JAAS_CONFIG,
            OAuthBearerLoginModule.class.getName() + " required reader=" + quoted(client) + ";");
        settings.put(SaslConfigs.SASL_LOGIN_CALLBACK_HANDLER_CLASS, EntraLogin.class);
        settings.put(EntraLogin.CREDENTIAL, entra.credential());
        settings.put(EntraLogin.SCOPE, "https://" + line.endpoint().host() + "/.default");
      }
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
