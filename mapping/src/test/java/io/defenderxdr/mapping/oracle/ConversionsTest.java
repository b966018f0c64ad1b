package io.defenderxdr.mapping.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.mapping.oracle.Conversions.Refused;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of section 2.1 and the settled points of section 10, against the oracle itself. */
class ConversionsTest {

  @ParameterizedTest
  @CsvSource({
    "2021-08-12T07:39:09.0909239Z, 2021-08-12T07:39:09.090Z",
    "2021-05-02T14:19:33.1Z, 2021-05-02T14:19:33.100Z",
    "2021-05-02T14:19:33Z, 2021-05-02T14:19:33.000Z",
    "2021-05-02T14:19:33, 2021-05-02T14:19:33.000Z",
    "2021-05-02T00:19:33.5+02:00, 2021-05-01T22:19:33.500Z"
  })
  void writesDatesInUtcWithThreeTruncatedDigits(String from, String to) throws Refused {
    assertThat(Conversions.date(from)).isEqualTo(to);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2021-05", "2021-05-02t14:19:33Z", "2021-02-30", "2021-05-02T14:19:33z"})
  void refusesDatesThatAreNotWhole(String text) {
    assertThatThrownBy(() -> Conversions.date(text)).isInstanceOf(Refused.class);
  }

  @Test
  void readsIntegersAsPointTwelveSettles() throws Refused {
    assertThat(Conversions.integer("+5")).isEqualTo(BigInteger.valueOf(5));
    assertThat(Conversions.integer("007")).isEqualTo(BigInteger.valueOf(7));
    for (Object bad : List.of(5.0, "5.0", "0x1F", "", true, List.of())) {
      assertThatThrownBy(() -> Conversions.integer(bad)).isInstanceOf(Refused.class);
    }
  }

  @Test
  void writesLargeNumbersInPlainDigits() throws Refused {
    assertThat(Conversions.text(1e10)).isEqualTo("10000000000.0");
    assertThat(Conversions.text(BigInteger.valueOf(22621))).isEqualTo("22621");
    assertThat(Conversions.text(true)).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"01.2.3.4", "fe80::1%eth0", "[::1]", "1::2::3", "1.2.3", "::1.2.3.04"})
  void refusesAddressesThatAreNoLiterals(String text) {
    assertThatThrownBy(() -> Conversions.ip(text)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"::", "::ffff:1.2.3.4", "2001:DB8::1", "1:2:3:4:5:6:7::", "10.0.0.1"})
  void leavesAddressesAsTheyAre(String text) throws Refused {
    assertThat(Conversions.ip(text)).isEqualTo(text);
  }

  @Test
  void splitsUris() throws Refused {
    Map<String, Object> parts =
        Conversions.uri("https://user:pw@a.example:8443/p%20q/f.tar.gz?a=b+c%20d#x");
    assertThat(parts)
        .containsEntry("domain", "a.example")
        .containsEntry("path", "/p q/f.tar.gz")
        .containsEntry("extension", "gz")
        .containsEntry("port", BigInteger.valueOf(8443))
        .containsEntry("query", "a=b+c d")
        .containsEntry("fragment", "x")
        .containsEntry("user_info", "user:pw")
        .containsEntry("username", "user")
        .containsEntry("password", "pw");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://a/ b", "https://a/\"b\"", "https://a/%zz", "https://a:1234567890/"})
  void refusesUrisThatTheJavaPlatformRefusesAndLongPorts(String text) {
    assertThatThrownBy(() -> Conversions.uri(text)).isInstanceOf(Refused.class);
  }
}
