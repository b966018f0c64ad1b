package io.defenderxdr.simulator.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.defenderxdr.simulator.attack.World;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What gaps in the values of a table file become. */
class GapsTest {
  private static final Cast CAST = Cast.of(new World(1, 40));
  private static final int OWN = Role.words().size();

  private final Gaps gaps = new Gaps(Map.of("said", OWN), Lists.read().all());

  @Test
  void aLoneGapKeepsTheTypeOfItsValue() {
    assertThat(filled("${5..5}", false, "")).isEqualTo(5L);
    assertThat(filled("x${5..5}", false, "")).isEqualTo("x5");
  }

  @Test
  void aLoneDashIsNoValue() {
    assertThat(filled("-", false, "")).isNull();
    assertThat(filled("${said}", false, "-")).isNull();
    assertThat(filled("a-${said}", false, "b")).isEqualTo("a-b");
  }

  @Test
  void whatFillsAGapInJsonIsEscaped() throws IOException {
    String said = "C:\\Temp \"x\"\n";
    Object json = filled("{\"a\":\"${said}\",\"b\":${7..7},\"c\":${initiator.object}}", true, said);

    JsonNode read = new ObjectMapper().readTree(String.valueOf(json));
    assertThat(read.path("a").asText()).isEqualTo(said);
    assertThat(read.path("b").asInt()).isEqualTo(7);
  }

  @Test
  void aGapThatHoldsNothingKnownNamesFileAndLine() {
    Line line = new Line("tables/DeviceInfo.txt", 12, "DeviceName string ${devise.name}");

    assertThatThrownBy(() -> gaps.template("${devise.name}", false, line))
        .hasMessage(
            "tables/DeviceInfo.txt line 12: 'devise.name' is no variable, noun or list: "
                + "DeviceName string ${devise.name}");
  }

  private @Nullable Object filled(String text, boolean json, String said) {
    Line line = new Line("here", 1, text);
    Case what = new Case(1, Platform.ANY, "-", List.of(), List.of());
    Scene scene = new Scene(CAST, what, new Scene.Moment(0, 1, 1), OWN + 1);
    scene.let(OWN, Template.of(List.of(any -> said)));
    return gaps.template(text, json, line).in(scene);
  }
}
