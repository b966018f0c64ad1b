package io.defenderxdr.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the console listens and whom it serves.
 *
 * @param address the address to listen on, such as {@code 127.0.0.1}
 * @param port the port, 0 for any free one
 * @param credential what every request must carry; null = none, for a loopback address only
 * @param hostNames names beside the loopback ones by which a browser may call it
 * @param portalHosts hosts beside {@code security.microsoft.com} that an alert may link to
 */
public record ConsoleOptions(
    String address,
    int port,
    @Nullable Credential credential,
    List<String> hostNames,
    List<String> portalHosts) {

  /**
   * Checks that nobody is served without a credential but this machine.
   *
   * @throws IllegalArgumentException with a sentence, if the address is open and there is none
   */
  public ConsoleOptions {
    hostNames = List.copyOf(hostNames);
    portalHosts = List.copyOf(portalHosts);
    if (credential == null && !HostRule.isLoopback(address)) {
      throw new IllegalArgumentException(
          "The console would be open to others at "
              + address
              + ": set a user name and a password, or listen on 127.0.0.1.");
    }
  }

  /** For this machine only, without a credential. */
  public static ConsoleOptions local(int port) {
    return new ConsoleOptions("127.0.0.1", port, null, List.of(), List.of());
  }

  /**
   * A user and a password, for HTTP Basic.
   *
   * @param user without a colon
   * @param password never printed
   */
  public record Credential(String user, String password) {

    /** The user, and stars. */
    @Override
    public String toString() {
      return user + ":***";
    }
  }
}
