package io.defenderxdr.source.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.Ticks;
import io.defenderxdr.source.rest.Element;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertKeysTest {

  private static Element element(String json) {
    return AlertKeys.element(json.getBytes(UTF_8));
  }

  @Test
  void findsIdTimeAndLabelWhereverTheyStand() {
    Element element =
        element(
            "{\"evidence\":[{\"id\":\"other\"}],\"providerAlertId\":\"p\",\"id\":\"i\","
                + "\"lastUpdateDateTime\":\"2026-01-01T00:00:00.1234567Z\",\"incidentId\":\"7\"}");
    assertThat(element.id())
        .isEqualTo(
            DocumentId.ofFields(Arrays.asList("i", "7", "2026-01-01T00:00:00.1234567Z", "p")));
    assertThat(element.time()).isEqualTo(Ticks.parse("2026-01-01T00:00:00.1234567Z"));
    assertThat(element.label()).isEqualTo("alert i");
  }

  @Test
  void givesASmallAnswerTheIdOfTheWholeAlert() {
    String keys =
        "\"id\":\"i\",\"incidentId\":\"7\",\"lastUpdateDateTime\":\"2026-01-01T00:00:00Z\"";
    assertThat(element("{" + keys + ",\"title\":\"t\"}").id())
        .isEqualTo(element("{" + keys + ",\"evidence\":[{\"a\":[1]}]}").id());
  }

  @Test
  void takesNullLikeAnAbsentProperty() {
    assertThat(element("{\"id\":\"i\",\"incidentId\":null}").id())
        .isEqualTo(element("{\"id\":\"i\"}").id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\":\"i\",", "3", "null", "{\"id\":}", "[1]"})
  void givesWhatIsNoObjectTheIdOfItsBytes(String broken) {
    Element element = element(broken);
    assertThat(element.id()).isEqualTo(DocumentId.ofBytes(ByteSlice.of(broken)));
    assertThat(element.json().toText()).isEqualTo(broken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"yesterday\"", "7", "null", "\"+999999999-12-31T23:59:59Z\"", "{}"})
  void hasNoTimeWhereNoneCanBeRead(String time) {
    assertThat(element("{\"id\":\"i\",\"lastUpdateDateTime\":" + time + "}").time()).isNull();
  }
}
