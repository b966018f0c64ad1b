package io.defenderxdr.mapping.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** How a record is spelled changes nothing: texts with escapes are the same texts. */
class SpellingTest {

  private static final List<String> CASES = Records.ofCases();

  @Property(tries = 400, shrinking = ShrinkingMode.OFF, seed = "20240501")
  void escapesChangeNothing(@ForAll long seed) {
    String record = Records.any(seed, CASES);
    String escaped = Node.write(escaped(Node.read(record)));
    for (Form form : Form.values()) {
      assertThat(withoutOriginal(form.map(escaped)))
          .as(form + " of " + record)
          .isEqualTo(withoutOriginal(form.map(record)));
    }
  }

  /** A record behind a blank is read by the plain reader, any other where its bytes lie. */
  @Property(tries = 400, shrinking = ShrinkingMode.OFF, seed = "20240502")
  void bothReadersMakeTheSameDocument(@ForAll long seed) {
    String record = Records.any(seed, CASES).strip();
    assertThat(withoutOriginal(Form.IMPROVED.map(" " + record)))
        .as(record)
        .isEqualTo(withoutOriginal(Form.IMPROVED.map(record)));
  }

  private static Map<String, Object> withoutOriginal(Seen seen) {
    if (seen.source().get("event") instanceof Map<?, ?> event) {
      event.remove("original");
    }
    return seen.source();
  }

  /** The same with the first and last character of each text as escapes. */
  private static Node escaped(Node node) {
    return switch (node) {
      case Node.Obj object -> {
        List<Node.Field> fields = new ArrayList<>();
        object
            .fields()
            .forEach(field -> fields.add(new Node.Field(field.quoted(), escaped(field.value()))));
        yield new Node.Obj(fields);
      }
      case Node.Arr array -> new Node.Arr(array.elements().stream().map(e -> escaped(e)).toList());
      case Node.Raw raw when raw.isText() && raw.text().length() > 1 -> {
        String text = raw.text();
        String quoted = new Node.Raw(io.defenderxdr.mapping.oracle.Json.write(text)).json();
        boolean plain = Character.isLetterOrDigit(text.charAt(0)) && text.charAt(0) < 128;
        yield plain
            ? new Node.Raw("\"\\u%04x%s".formatted((int) text.charAt(0), quoted.substring(2)))
            : new Node.Raw("\"\\u%04x".formatted((int) text.charAt(0)) + rest(quoted));
      }
      case Node.Raw raw -> raw;
    };
  }

  private static String rest(String quoted) {
    if (quoted.charAt(1) != '\\') {
      return quoted.substring(2);
    }
    return quoted.substring(quoted.charAt(2) == 'u' ? 7 : 3);
  }

  @Test
  void addressesAndIdsAreMadeOfTextsThatNobodyLookedAtBefore() {
    Seen network =
        Form.IMPROVED.map(
            "{\"category\":\"AdvancedHunting-DeviceNetworkInfo\",\"properties\":"
                + "{\"DeviceId\":\"d\",\"MacAddress\":\"000D3AFEB89E\"}}");
    assertThat(network.at("host.mac")).isEqualTo(List.of("00-0D-3A-FE-B8-9E"));
    Seen registry =
        Form.IMPROVED.map(
            "{\"category\":\"AdvancedHunting-DeviceRegistryEvents\",\"properties\":"
                + "{\"ActionType\":\"RegistryValueSet\",\"RegistryValueName\":\"v\","
                + "\"RegistryKey\":\"HKEY_LOCAL_MACHINE\\\\SOFTWARE\\\\K\"}}");
    assertThat(registry.at("registry.path")).isEqualTo("HKLM\\SOFTWARE\\K\\v");
  }
}
