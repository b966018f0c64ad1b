package io.defenderxdr.source.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTableTest {

  @ParameterizedTest
  @CsvSource({
    "200, READ", "201, STOP", "302, STOP", "400, STOP", "401, RENEW_TOKEN", "403, STOP",
    "404, STOP", "408, AGAIN", "429, AGAIN", "500, AGAIN", "501, STOP", "502, AGAIN",
    "503, AGAIN", "504, AGAIN", "599, AGAIN", "100, STOP"
  })
  void saysWhatToDo(int status, ReplyTable.Verdict verdict) {
    assertThat(ReplyTable.verdict(status)).isEqualTo(verdict);
  }

  @Test
  void hasASentenceInEachRow() {
    assertThat(ReplyTable.ROWS).allSatisfy(row -> assertThat(row.sentence()).isNotBlank());
  }
}
