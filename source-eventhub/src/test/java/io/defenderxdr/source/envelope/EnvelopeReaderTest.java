package io.defenderxdr.source.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.source.envelope.Envelope.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {

  private final EnvelopeReader reader = new EnvelopeReader(List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "{\"records\":[{\"a\":1},{\"b\":2}]} # RECORDS # {\"a\":1}|{\"b\":2}",
        "{\"records\":[{\"a\":1}],\"extra\":\"x\"} # RECORDS # {\"a\":1}",
        "{\"extra\":{\"records\":[1]},\"records\":[{\"a\":1}]} # RECORDS # {\"a\":1}",
        "{\"records\":[{\"a\":1}],\"records\":[{\"b\":1}]} # RECORDS # {\"a\":1}|{\"b\":1}",
        "[{\"a\":1}, 7 ,\"x\",null,[1,[2]]] # LIST # {\"a\":1}|7|\"x\"|null|[1,[2]]",
        "{\"category\":\"x\",\"properties\":{}} # SINGLE # {\"category\":\"x\",\"properties\":{}}",
        "{\"records\":{\"a\":1}} # SINGLE # {\"records\":{\"a\":1}}",
        "{\"records\":null,\"a\":1} # SINGLE # {\"records\":null,\"a\":1}",
        "{\"a\":{\"records\":[1]}} # SINGLE # {\"a\":{\"records\":[1]}}",
        "'\"a text\"' # SINGLE # '\"a text\"'",
        "17 # SINGLE # 17",
      })
  void cutsBodies(String body, Shape shape, String records) {
    Envelope envelope = reader.read(bytes(body));
    assertThat(envelope.shape()).isEqualTo(shape);
    assertThat(texts(envelope)).containsExactly(records.split("\\|"));
    assertThat(envelope.reason()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"records\":[]}",
        "{\"records\":null}",
        " { \"records\" : [ ] } ",
        "[]",
        "{\"records\":[],\"extra\":1}"
      })
  void countsEnvelopesWithoutRecords(String body) {
    assertThat(reader.read(bytes(body))).isEqualTo(new Envelope(List.of(), Shape.EMPTY, false));
    assertThat(reader.counts().empty()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain text",
        "{\"records\":[{\"a\":1}",
        "{\"records\":[{\"a\":1},]}",
        "{\"records\":[{\"a\":01}]}",
        "{\"records\":[{\"a\":1}]} x",
        "{\"records\":[{\"a\":\"\\x\"}]}",
        "{\"records\":[{\"a\":\"\\u12g4\"}]}",
        "{\"records\":[{\"a\":\"line\nfeed\"}]}",
        "{'records':[]}",
        "{\"a\":}",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
        "[1 2]",
        "[1}",
        "{\"a\":tru}",
        "{\"a\":-}",
        "{\"a\":1.}",
        "{\"a\":1e}",
        "{\"a\":[{]}}",
      })
  void keepsWhatIsNoJsonAsOneRecord(String body) {
    Envelope envelope = reader.read(bytes(body));
    assertThat(texts(envelope)).containsExactly(body);
    assertThat(envelope.reason()).isEqualTo("the message is no JSON and is kept whole");
    assertThat(reader.counts().notJson()).isEqualTo(1);
  }

  @Test
  void keepsEveryDigitAndEverySpace() {
    String record = "{ \"Id\" : 9007199254740993, \"B\":1e-7,\"s\":\"<&>\\u00e9\" }";
    Envelope envelope = reader.read(bytes("{\"records\":[ " + record + " ]}"));
    assertThat(texts(envelope)).containsExactly(record);
  }

  @Test
  void stepsOverTheMarkBeforeUtf8() {
    assertThat(texts(reader.read(bytes("\uFEFF{\"records\":[{\"a\":1}]}"))))
        .containsExactly("{\"a\":1}");
  }

  @Test
  void standsDeepNestingWithoutAStack() {
    String deep = "[".repeat(90_000) + "]".repeat(90_000);
    assertThat(reader.read(bytes("{\"records\":[" + deep + "]}")).records()).hasSize(1);
    String tooDeep = "[".repeat(200_000) + "]".repeat(200_000);
    assertThat(reader.read(bytes(tooDeep)).shape()).isEqualTo(Shape.NO_JSON);
  }

  @Test
  void repairsOnlyWhatIsNoJson() {
    EnvelopeReader repairing =
        new EnvelopeReader(
            List.of(
                new Sanitizer.NewLines(),
                new Sanitizer.SingleQuotes(),
                new Sanitizer.ReplaceAll(Pattern.compile("\\[\\s*([0-9])"), "[$1")));
    assertThat(texts(repairing.read(bytes("{'records':[{'a':\"it's\n\"}]}"))))
        .containsExactly("{\"a\":\"it's\"}");
    assertThat(texts(repairing.read(bytes("[ {\"a\":\"it's\"}]"))))
        .containsExactly("{\"a\":\"it's\"}");
    assertThat(texts(repairing.read(bytes("{'records':\n[oh no"))))
        .as("what repair does not help goes on as received")
        .containsExactly("{'records':\n[oh no");
    assertThat(repairing.counts()).isEqualTo(new EnvelopeReader.Counts(3, 60, 3, 0, 1, 1));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> texts(Envelope envelope) {
    return envelope.records().stream().map(ByteSlice::toText).toList();
  }
}
