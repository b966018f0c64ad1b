package io.defenderxdr.settings;

import static io.defenderxdr.settings.EventSettings.FULL;
import static io.defenderxdr.settings.EventSettings.good;
import static io.defenderxdr.settings.EventSettings.problem;
import static io.defenderxdr.settings.EventSettings.problems;
import static io.defenderxdr.settings.EventSettings.read;
import static io.defenderxdr.settings.EventSettings.remark;
import static io.defenderxdr.settings.EventSettings.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Repairs, the ways beside AMQP, and processors of the event stream. */
class EventReadingSettingsTest {

  @Test
  void readsSanitizersOfBothForms() {
    String event =
        FULL
            + ", sanitizers: [{type: new_lines}, {type: replace_all, pattern: '\\[.*', replacement:"
            + " ''}, {type: replace_all, spec: {pattern: a, replacement: b}}],"
            + " sanitize_options: [SINGLE_QUOTES]";
    assertThat(good(event).sanitizers())
        .containsExactly(
            new EventConfiguration.Sanitizer.NewLines(),
            new EventConfiguration.Sanitizer.ReplaceAll("\\[.*", ""),
            new EventConfiguration.Sanitizer.ReplaceAll("a", "b"),
            new EventConfiguration.Sanitizer.SingleQuotes());
    assertThat(remark(event))
        .isEqualTo("sanitize_options: is an old name; write sanitizers instead");
  }

  @Test
  void saysWhatIsWrongWithASanitizer() {
    assertThat(
            problems(
                FULL
                    + ", sanitizers: [{type: newlines}, {type: replace_all, pattern: a}, {type:"
                    + " replace_all, pattern: '(', replacement: b}, {type: new_lines, patern: c}, {type:"
                    + " replace_all, pattern: '(a)', replacement: '$2'}, {type: replace_all,"
                    + " pattern: 'a(?=b)', replacement: c}],"
                    + " sanitize_options: [TABS]"))
        .contains(
            "sanitizers[0]: its type 'newlines' must be new_lines, single_quotes or replace_all")
        .contains("sanitizers[1]: replace_all needs 'pattern' and 'replacement'")
        .contains("sanitizers[2].pattern: '(' is no regular expression")
        .contains("sanitizers[3].patern: unknown setting; did you mean 'pattern'?")
        .contains("sanitizers[4].replacement: '$2' names group 2, which the pattern does not have")
        .contains("sanitizers[5].pattern: 'a(?=b)' is no regular expression")
        .contains("sanitize_options: 'TABS' must be NEW_LINES or SINGLE_QUOTES");
  }

  @Test
  void readsTheKafkaEndpoint() {
    EventConfiguration.Reading.Kafka kafka =
        (EventConfiguration.Reading.Kafka)
            good("receive: kafka, eventhub: insights, connection_string: '${TEXT}'").reading();
    assertThat(kafka.bootstrap()).isEqualTo("contoso.servicebus.windows.net:9093");
    assertThat(kafka.plain()).isFalse();
    EventConfiguration.Reading.Kafka here =
        (EventConfiguration.Reading.Kafka)
            good("receive: kafka, eventhub: insights, connection_string: '${TEXT}',"
                    + " kafka_bootstrap: '127.0.0.1:4711'")
                .reading();
    assertThat(here.plain()).isTrue();
    assertThat(
            problem(
                "receive: kafka, eventhub: i, connection_string: '${TEXT}', kafka_bootstrap: x"))
        .isEqualTo("kafka_bootstrap: 'x' must be host:port");
  }

  @Test
  void readsAnExport() {
    EventConfiguration.Reading.Export export =
        (EventConfiguration.Reading.Export)
            good("receive: export, storage_account: exported, storage_account_key: YQ==,"
                    + " export_initial_interval: 720h")
                .reading();
    assertThat(export.account()).isInstanceOf(BlobContainer.Login.ConnectionString.class);
    assertThat(export.interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(export.initialInterval()).contains(Duration.ofDays(30));
    assertThat(problem("receive: export, auth_type: managed_identity"))
        .isEqualTo("storage_account: is missing; name the storage account");
    assertThat(
            remark(
                "receive: export, storage_account: exported, storage_account_key: YQ==,"
                    + " processor_start_position: latest"))
        .isEqualTo(
            "processor_start_position: has no effect on an export; export_initial_interval says how"
                + " far back it is read");
  }

  @Test
  void handsOutItsProcessors() {
    assertThat(read(yaml(FULL + ", processors: [drop_event: {}]")).processors())
        .extracting(Configuration.Written::path)
        .containsExactly("tenants[0].streams.event.processors");
  }
}
