package io.defenderxdr.source.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.Ticks;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertQueryTest {

  private static final Ticks FROM = Ticks.parse("2026-01-01T00:00:00.1234567Z");
  private static final AlertQuery QUERY = new AlertQuery(URI.create("https://graph.microsoft.com"));

  @Test
  void asksAscendingFromTheFirstTickOfAWindowToBeforeItsEnd() {
    assertThat(QUERY.page(new Window(FROM, FROM.next()), 50, 0))
        .hasToString(
            "https://graph.microsoft.com/v1.0/security/alerts_v2?$top=50&$skip=0"
                + "&$orderby=lastUpdateDateTime%20asc"
                + "&$filter=lastUpdateDateTime%20ge%202026-01-01T00%3A00%3A00.1234567Z"
                + "%20and%20lastUpdateDateTime%20lt%202026-01-01T00%3A00%3A00.1234568Z");
  }

  @Test
  void asksWithoutAnEndWhereTheWindowIsOpen() {
    assertThat(QUERY.page(new Window(FROM, null), 1, 7).getQuery())
        .contains("$top=1&$skip=7")
        .endsWith("$filter=lastUpdateDateTime ge 2026-01-01T00:00:00.1234567Z");
  }

  @Test
  void addsAConditionToTheWindow() {
    assertThat(QUERY.page(Window.instant(FROM), "severity eq 'low'", 9, 0).getQuery())
        .endsWith(" and severity eq 'low'");
  }

  @Test
  void asksSmallQuestionsForAllThatMakesTheDocumentId() {
    assertThat(QUERY.small(Window.instant(FROM), 3).getQuery())
        .contains("$top=1&$skip=3")
        .contains("$select=id,incidentId,lastUpdateDateTime,providerAlertId,");
    assertThat(QUERY.count(Window.instant(FROM)).getQuery()).contains("$count=true");
  }

  @ParameterizedTest
  @CsvSource({
    "https://graph.microsoft.com, https://graph.microsoft.com/v1.0/x?$skiptoken=1, true",
    "https://graph.microsoft.com, https://GRAPH.microsoft.com:443/x, true",
    "https://graph.microsoft.com:443, https://graph.microsoft.com/x, true",
    "http://127.0.0.1:80, http://127.0.0.1/x, true",
    "https://graph.microsoft.com, http://graph.microsoft.com/x, false",
    "https://graph.microsoft.com, https://graph.microsoft.com:8443/x, false",
    "https://graph.microsoft.com, https://graph.microsoft.com.example.org/x, false",
    "https://graph.microsoft.com, https://graph.microsoft.com@example.org/x, false",
    "https://graph.microsoft.com, //graph.microsoft.com/x, false",
    "https://graph.microsoft.com, /v1.0/security/alerts_v2, false",
  })
  void followsALinkToTheServerThatWasAskedOnly(String asked, String link, boolean followed) {
    assertThat(new AlertQuery(URI.create(asked)).isSameOrigin(URI.create(link)))
        .isEqualTo(followed);
  }
}
