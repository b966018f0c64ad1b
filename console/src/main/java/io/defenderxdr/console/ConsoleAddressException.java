package io.defenderxdr.console;

import java.io.IOException;

/** The console cannot listen where it should; the text is one sentence that says what to do. */
public final class ConsoleAddressException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String address;
  private final int port;

  ConsoleAddressException(String address, int port, Throwable cause) {
    super(
        "The console cannot listen on %s port %d (%s): set http.address and http.port to what is free here, or the port to 0."
            .formatted(address, port, rootOf(cause)),
        cause);
    this.address = address;
    this.port = port;
  }

  /** The address that was asked for. */
  public String address() {
    return address;
  }

  /** The port that was asked for. */
  public int port() {
    return port;
  }

  private static String rootOf(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String text = root.getMessage();
    return text == null ? root.getClass().getSimpleName() : text;
  }
}
