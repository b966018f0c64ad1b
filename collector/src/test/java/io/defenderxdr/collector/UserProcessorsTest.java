package io.defenderxdr.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.settings.SettingsReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserProcessorsTest {

  private static final ByteSlice RECORD = ByteSlice.of("{\"id\":\"a\",\"severity\":\"low\"}");

  private static RecordProcessor processor(String alert) {
    SettingsReader.Read read =
        SettingsReader.text(
            """
            tenants:
              - {name: c, tenant_id: t, client_id: c, client_secret: s, streams: {alert: {%s}}}
            """
                .formatted(alert),
            name -> null);
    UserProcessors.check(read);
    assertThat(read.problems().list()).isEmpty();
    Configuration configuration = read.configuration();
    return UserProcessors.of(configuration.tenants().getFirst().alert().orElseThrow().documents());
  }

  @Test
  void doesWhatTheSettingsOfTheStreamSay() {
    assertThat(processor("processors: [add_fields: {fields: {team: soc}}]").apply(RECORD))
        .isInstanceOfSatisfying(
            RecordProcessor.Kept.class,
            kept -> assertThat(kept.fields()).isEqualTo(Map.of("fields.team", "soc")));
    assertThat(
            processor("processors: [drop_event: {when: {equals: {severity: low}}}]").apply(RECORD))
        .isInstanceOf(RecordProcessor.Dropped.class);
  }

  @Test
  void leavesRecordsAloneWhereThereAreNone() {
    assertThat(processor("interval: 5m")).isSameAs(RecordProcessor.NONE);
  }
}
