package io.defenderxdr.source.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page: hands its elements on as they arrive, and finds the link to the next page wherever
 * it stands. Memory holds one element. Safe for many threads.
 */
final class PageReader {

  private static final JsonFactory JSON = new JsonFactory();

  private final Function<byte[], Element> elements;

  /**
   * Reads pages.
   *
   * @param elements finds id and time of an element
   */
  PageReader(Function<byte[], Element> elements) {
    this.elements = elements;
  }

  /**
   * Reads one page to its end.
   *
   * @throws IOException if it breaks off or is no page; elements before that were handed on
   */
  PageReply.Page read(InputStream body, ElementSink sink) throws IOException, InterruptedException {
    int[] count = {0};
    ElementScanner scanner =
        new ElementScanner(
            bytes -> {
              count[0]++;
              sink.accept(elements.apply(bytes));
            });
    return envelope(scanner.scan(body), count[0]);
  }

  private static PageReply.Page envelope(byte[] envelope, int count) throws IOException {
    URI nextLink = null;
    long total = -1;
    boolean list = false;
    try (JsonParser json = JSON.createParser(envelope)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the reply is no JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        switch (name) {
          case "value" -> list = value == JsonToken.START_ARRAY;
          case "@odata.nextLink" -> nextLink = link(json.getValueAsString());
          case "@odata.count" -> total = json.getValueAsLong(-1);
          default -> {
            // Nothing else around the list is of interest.
          }
        }
        json.skipChildren();
      }
    } catch (JsonProcessingException e) {
      throw new IOException("the reply broke off or is no JSON", e);
    }
    if (!list) {
      throw new IOException("the reply holds no list 'value'");
    }
    return new PageReply.Page(count, nextLink, total);
  }

  private static @Nullable URI link(@Nullable String text) throws IOException {
    try {
      return text == null ? null : URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IOException("the link to the next page is no address", e);
    }
  }
}
