package io.defenderxdr.source.rest;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What asking for a page gave. */
public sealed interface PageReply {

  /**
   * A complete page; its elements went to the sink.
   *
   * @param count how many elements it held
   * @param nextLink the server's link to the next page; null if it gave none
   * @param total {@code @odata.count}; -1 if it was not given
   */
  record Page(int count, @Nullable URI nextLink, long total) implements PageReply {}

  /**
   * No answer, a server error, or a reply that broke off; elements before that went to the sink.
   *
   * @param reason a clause for people
   */
  record Broken(String reason) implements PageReply {}

  /**
   * The server wants no request for a while.
   *
   * @param until not before this
   * @param status 429 where all requests are meant; else this one may fail for good
   */
  record Wait(Instant until, int status) implements PageReply {

    /** A clause for people. */
    public String reason() {
      return "HTTP " + status;
    }
  }

  /**
   * The server does not accept this request, and will not if it is repeated.
   *
   * @param status the HTTP status
   * @param sentence what is wrong and what to do
   */
  record Refused(int status, String sentence) implements PageReply {}
}
