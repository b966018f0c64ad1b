package io.defenderxdr.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalLinksTest {

  private final PortalLinks links = new PortalLinks(List.of("security.microsoft.us"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://security.microsoft.com/alerts/da1?tid=t-1",
        "https://SECURITY.microsoft.com/alerts/da1",
        "https://security.microsoft.com:443/alerts/da1",
        "https://security.microsoft.us/alerts/da1"
      })
  void linksToThePortal(String url) {
    assertThat(links.linkTo(url)).contains(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://security.microsoft.com/alerts/da1",
        "javascript:alert(1)",
        "https://security.microsoft.com.evil.example/",
        "https://evil.example/?security.microsoft.com",
        "https://security.microsoft.com@evil.example/",
        "https://user@security.microsoft.com/",
        "https://security.microsoft.com:8443/",
        "//security.microsoft.com/",
        "https://security.microsoft.com\\@evil.example/",
        "https://",
        "not an address",
        ""
      })
  void linksToNothingElse(String url) {
    assertThat(links.linkTo(url)).isEmpty();
  }

  @Test
  void linksNowhereWithoutAnAddress() {
    assertThat(links.linkTo(null)).isEmpty();
  }
}
