package io.defenderxdr.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.console.ConsoleOptions.Credential;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostRuleTest {

  private static final Credential CREDENTIAL = new Credential("soc", "s3cret");

  private final HostRule local = new HostRule(ConsoleOptions.local(0));
  private final HostRule open =
      new HostRule(
          new ConsoleOptions(
              "0.0.0.0", 0, CREDENTIAL, List.of("collector.contoso.com"), List.of()));

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:8080", "[::1]:8080", "a.localhost"})
  void answersLoopbackNames(String host) {
    assertThat(local.allows(host)).isTrue();
    assertThat(open.allows(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example:8080",
        "localhost@evil.example",
        "a b",
        "",
        ":8080"
      })
  void refusesForeignNames(String host) {
    assertThat(local.allows(host)).isFalse();
    assertThat(open.allows(host)).isFalse();
  }

  @Test
  void refusesARequestWithoutAHost() {
    assertThat(local.allows(null)).isFalse();
  }

  @Test
  void answersConfiguredNamesAndNumbersWhereItIsOpen() {
    assertThat(open.allows("Collector.contoso.com:443")).isTrue();
    assertThat(open.allows("10.1.2.3:8080")).isTrue();
    assertThat(local.allows("10.1.2.3:8080")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "10.1.2.3", "collector.contoso.com", "127.evil.example"})
  void doesNotListenForOthersWithoutACredential(String address) {
    assertThatThrownBy(() -> new ConsoleOptions(address, 0, null, List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The console would be open to others at "
                + address
                + ": set a user name and a password, or listen on 127.0.0.1.");
  }

  @Test
  void neverPrintsThePassword() {
    assertThat(new ConsoleOptions("0.0.0.0", 0, CREDENTIAL, List.of(), List.of()).toString())
        .doesNotContain("s3cret");
  }
}
