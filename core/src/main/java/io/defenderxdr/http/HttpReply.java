package io.defenderxdr.http;

import java.io.InputStream;
import java.net.http.HttpHeaders;

/** What came back. */
public sealed interface HttpReply {

  /**
   * The server answered; the body arrives while it is read.
   *
   * @param status the HTTP status
   * @param headers the headers as received
   * @param body the unpacked body, to be closed by the reader; a read past the request's time
   *     throws {@link java.net.http.HttpTimeoutException}
   */
  record Answered(int status, HttpHeaders headers, InputStream body) implements HttpReply {}

  /**
   * No answer: not reachable, cut off, or too late.
   *
   * @param reason one clause for people, such as {@code connection refused by host:port}
   */
  record NoAnswer(String reason) implements HttpReply {}
}
