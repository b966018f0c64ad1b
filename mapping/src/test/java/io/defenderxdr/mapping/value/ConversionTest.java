package io.defenderxdr.mapping.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionTest {

  @ParameterizedTest
  @CsvSource({
    "2021-08-12T07:39:09.0909239Z, 2021-08-12T07:39:09.090Z",
    "2021-08-12T07:39:33.1Z, 2021-08-12T07:39:33.100Z",
    "2021-08-12T07:39:33Z, 2021-08-12T07:39:33.000Z",
    "2021-08-12T07:39:33, 2021-08-12T07:39:33.000Z",
    "2021-08-12T07:39, 2021-08-12T07:39:00.000Z",
    "2021-08-12T07, 2021-08-12T07:00:00.000Z",
    "2021-08-12, 2021-08-12T00:00:00.000Z",
    "2021-08-12T07:39:33.999999999+02:00, 2021-08-12T05:39:33.999Z",
    "2021-08-12T07:39:33-0330, 2021-08-12T11:09:33.000Z",
    "2021-08-12T07:39:33+05, 2021-08-12T02:39:33.000Z",
    "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00.000Z"
  })
  void readsTimesAndCutsTheFraction(String text, String expected) {
    assertThat(Conversion.DATE.apply(text)).isEqualTo(new Outcome.Value(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2021-08",
        "2021-8-12",
        "2021-08-12t07:39:33Z",
        "2021-08-12T07:39:33z",
        "2023-02-29",
        "2021-08-12T24:00:00Z",
        "2021-08-12T07:60:00Z",
        "2021-08-12T07:39:60Z",
        " 2021-08-12",
        "2021-08-12T07:39:33.Z",
        "2021-08-12T07:39:33.1234567890Z",
        "2021-08-12T07:39.5Z",
        "2021-08-12Z",
        "2021-08-12 07:39:33Z",
        "٢٠٢١-٠٨-١٢",
        "2021-08-12T07:39:33+19:00",
        "soon",
        "9999-12-31T23:59:59-01:00"
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(Conversion.DATE.apply(text)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void takesEmptyTextForNoTimeAndNoAddress() {
    assertThat(Conversion.DATE.apply("")).isEqualTo(Outcome.NOTHING);
    assertThat(Conversion.IP.apply("")).isEqualTo(Outcome.NOTHING);
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "+5, 5", "-5, -5", "007, 7", "9223372036854775807, 9223372036854775807"})
  void readsWholeNumbers(String text, long expected) {
    assertThat(Conversion.LONG.apply(text)).isEqualTo(new Outcome.Value(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.0", "0x5", "", "+", " 5", "1e3", "9223372036854775808", "٥"})
  void refusesWhatIsNoWholeNumber(String text) {
    assertThat(Conversion.LONG.apply(text)).isInstanceOf(Outcome.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.0", "1e3", "0.5", "9223372036854775808"})
  void refusesNumbersThatAreNotWhole(String text) {
    assertThat(Conversion.LONG.apply(new JsonNumber(text))).isInstanceOf(Outcome.Refused.class);
    assertThat(Conversion.LONG.apply(true)).isInstanceOf(Outcome.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "-0, 0",
    "22621, 22621",
    "0, 0",
    "1e10, 10000000000.0",
    "5.0, 5.0",
    "0.1, 0.1",
    "-1.50, -1.5",
    "12345678901234567890, 12345678901234567890",
    "1e-7, 0.0000001",
    "1e999, 1e999"
  })
  void writesNumbersAsPlainText(String number, String expected) {
    assertThat(Conversion.TEXT.apply(new JsonNumber(number)))
        .isEqualTo(new Outcome.Value(expected));
  }

  @Test
  void refusesListsAndObjectsAsText() {
    assertThat(Conversion.TEXT.apply(true)).isEqualTo(new Outcome.Value("true"));
    assertThat(Conversion.TEXT.apply(List.of("a"))).isInstanceOf(Outcome.Refused.class);
    assertThat(Conversion.TEXT.apply(Map.of("a", "b"))).isInstanceOf(Outcome.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.3.4",
        "255.255.255.255",
        "0.0.0.0",
        "::",
        "::1",
        "1::",
        "fe80::cfe4:80b:615c:38fb",
        "1:2:3:4:5:6:7:8",
        "0db8::0001",
        "::ffff:1.2.3.4",
        "1:2:3:4:5:6:1.2.3.4",
        "1::3:4:5:6:7:8",
        "::1.2.3.4"
      })
  void takesAddresses(String text) {
    assertThat(Conversion.IP.apply(text)).isEqualTo(new Outcome.Value(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.3",
        "01.2.3.4",
        "256.1.1.1",
        "1.2.3.4.5",
        "1.2.3.4 ",
        "[::1]",
        "fe80::1%eth0",
        ":::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "12345::",
        "g::",
        ":1:2:3:4:5:6:7",
        "1:",
        "1:2:3:4:5:6:7:1.2.3.4",
        "1.2.3.4::",
        "::1.2.3.4:5",
        "1::2:3:4:5:6:7:8:9",
        "1.2.3.٤",
        "1:2:3:4::5:6:7:8"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThat(Conversion.IP.apply(text)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void takesAnAddressApart() {
    assertThat(Conversion.URI.apply("https://u:p%40@h.example:8443/a%20b/x.tar.gz?q=%26+1#f"))
        .isEqualTo(
            new Outcome.Value(
                Map.ofEntries(
                    Map.entry("domain", "h.example"),
                    Map.entry("path", "/a b/x.tar.gz"),
                    Map.entry("extension", "gz"),
                    Map.entry("port", 8443L),
                    Map.entry("query", "q=&+1"),
                    Map.entry("fragment", "f"),
                    Map.entry("scheme", "https"),
                    Map.entry("user_info", "u:p@"),
                    Map.entry("username", "u"),
                    Map.entry("password", "p@"),
                    Map.entry(
                        "original", "https://u:p%40@h.example:8443/a%20b/x.tar.gz?q=%26+1#f"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://h/a b", "https://h/%zz", "https://h/\"", "https://h:1234567890/"})
  void refusesWhatIsNoUri(String text) {
    assertThat(Conversion.URI.apply(text)).isInstanceOf(Outcome.Refused.class);
  }
}
