package io.defenderxdr.source.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.http.EntraErrors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenErrorsTest {

  static List<EntraErrors.Row> rows() {
    return EntraErrors.TABLE;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void saysWhatEachCodeMeans(EntraErrors.Row row) {
    String description = row.code() + ": Said by the server.\r\nTrace ID: 1";
    assertThat(TokenErrors.sentence(401, Map.of("error_description", description), "client"))
        .isEqualTo(
            "The token server refuses application client (HTTP 401): %s, %s.",
            row.code(), row.meaning());
  }

  @Test
  void doesNotTakeALongerCodeForAKnownOne() {
    Map<String, String> reply =
        Map.of("error", "invalid_client", "error_description", "AADSTS900231: Other.\r\nTrace: 1");
    assertThat(TokenErrors.sentence(400, reply, "client"))
        .isEqualTo(
            "The token server refuses application client (HTTP 400): invalid_client"
                + " (AADSTS900231: Other.).");
  }

  @Test
  void saysSoWhereNoReasonIsGiven() {
    assertThat(TokenErrors.sentence(400, Map.of(), "client"))
        .isEqualTo("The token server refuses application client (HTTP 400): no reason given.");
  }
}
