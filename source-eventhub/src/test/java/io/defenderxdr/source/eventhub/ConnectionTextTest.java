package io.defenderxdr.source.eventhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionTextTest {

  @Test
  void takesKeysThatHoldEqualsSignsAndShowsNone() {
    ConnectionText text =
        ConnectionText.parse(
            "Endpoint=sb://ns.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey=c2Vj==;EntityPath=insights",
            "insights");
    assertThat(text.host()).isEqualTo("ns.servicebus.windows.net");
    assertThat(text.whole()).contains("SharedAccessKey=c2Vj==;");
    assertThat(text).hasToString("Endpoint of ns.servicebus.windows.net");
    assertThat(text.isEmulator()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Endpoint=sb://ns.example.net/;SharedAccessKeyName=l;SharedAccessKey=k;EntityPath=other | connection_string is for the hub 'other' (EntityPath), and eventhub is 'insights': make them equal, or remove EntityPath.",
        "SharedAccessKeyName=l;SharedAccessKey=k | connection_string has no Endpoint such as sb://<name>.servicebus.windows.net/: copy it whole from the hub's shared access policies.",
        "Endpoint=sb://ns.example.net/;SharedAccessKeyName=l | connection_string lacks SharedAccessKeyName and SharedAccessKey, or SharedAccessSignature: copy it whole from the hub's shared access policies.",
        "Endpoint=sb://ns.example.net/;secret | connection_string has a part without '=': copy it whole from the hub's shared access policies.",
      })
  void saysWhatIsMissing(String text, String sentence) {
    assertThatThrownBy(() -> ConnectionText.parse(text, "insights")).hasMessage(sentence);
  }

  @Test
  void aLeaseLivesThreeRounds() {
    assertThatThrownBy(
            () ->
                new HubOptions.Reading(
                    HubOptions.Start.EARLIEST,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60),
                    null,
                    new BatchLimits(1, 1)))
        .hasMessage(
            "A lease lives at least three rounds: processor_update_interval is at most a third of 60 s.");
  }
}
