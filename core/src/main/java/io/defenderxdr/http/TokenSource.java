package io.defenderxdr.http;

/** Port: gives the bearer token of an API. Safe for many threads. */
public interface TokenSource {

  /** What asking for a token gave. */
  sealed interface TokenReply {

    /** A token that is valid for a while; never to be printed. */
    record Granted(String token) implements TokenReply {
      @Override
      public String toString() {
        return "Granted[***]";
      }
    }

    /** The token server refuses us, in one sentence that says what to do. */
    record Refused(int status, String sentence) implements TokenReply {}

    /** The token server cannot be asked now. */
    record Away(String sentence) implements TokenReply {}
  }

  /**
   * A token, from memory while it is valid.
   *
   * @throws InterruptedException when asked to stop
   */
  TokenReply token() throws InterruptedException;

  /** The API did not accept this token; the next call asks for another. */
  void forget(String token);
}
