package io.defenderxdr.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.defenderxdr.event.EcsDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads the answers to the documents of a bulk request, one after the other. */
final class BulkReplyReader {

  /** What a bulk reply must hold, and no more. */
  static final String FILTER =
      "filter_path=items.*._index,items.*._id,items.*.status,items.*.failure_store,"
          + "items.*.error.type,items.*.error.reason,"
          + "items.*.error.caused_by.type,items.*.error.caused_by.reason";

  private static final JsonFactory JSON = new JsonFactory();

  private BulkReplyReader() {}

  /**
   * Reads a reply.
   *
   * @param documents what was sent; the answers must be to these, in this order
   * @throws IOException if the reply is not one to this request
   */
  static List<BulkItem> read(byte[] reply, List<EcsDocument> documents) throws IOException {
    List<BulkItem> items = new ArrayList<>(documents.size());
    try (JsonParser parser = JSON.createParser(reply)) {
      expect(parser.nextToken(), JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("items") && value == JsonToken.START_ARRAY) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            items.add(item(parser));
          }
        } else {
          parser.skipChildren();
        }
      }
    }
    check(items, documents);
    return items;
  }

  private static void check(List<BulkItem> items, List<EcsDocument> documents) throws IOException {
    if (items.size() != documents.size()) {
      throw new IOException("%d answers to %d documents".formatted(items.size(), documents.size()));
    }
    for (int i = 0; i < items.size(); i++) {
      String id = Objects.requireNonNull(documents.get(i).id()).text();
      if (!items.get(i).id().equals(id)) {
        throw new IOException("an answer to another document, " + items.get(i).id());
      }
    }
  }

  /** {@code {"create":{...}}}; the parser stands at its begin, and then at its end. */
  private static BulkItem item(JsonParser parser) throws IOException {
    expect(parser.nextToken(), JsonToken.FIELD_NAME);
    expect(parser.nextToken(), JsonToken.START_OBJECT);
    Answer answer = new Answer();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      answer.take(name, parser);
    }
    expect(parser.nextToken(), JsonToken.END_OBJECT);
    return answer.item();
  }

  private static void expect(JsonToken found, JsonToken wanted) throws IOException {
    if (found != wanted) {
      throw new IOException("a reply that is none of a bulk request");
    }
  }

  /** One answer while it is read. */
  private static final class Answer {

    private String index = "";
    private String id = "";
    private int status;
    private String failureStore = "";
    private String errorType = "";
    private String reason = "";

    void take(String name, JsonParser parser) throws IOException {
      switch (name) {
        case "_index" -> index = parser.getText();
        case "_id" -> id = parser.getText();
        case "status" -> status = parser.getIntValue();
        case "failure_store" -> failureStore = parser.getText();
        case "error" -> takeError(parser, true);
        default -> parser.skipChildren();
      }
    }

    private void takeError(JsonParser parser, boolean outer) throws IOException {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        reason = parser.getText();
        return;
      }
      String cause = "";
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("type") && outer) {
          errorType = parser.getText();
        } else if (name.equals("reason") && value == JsonToken.VALUE_STRING) {
          cause = outer ? parser.getText() : "; " + parser.getText();
        } else if (name.equals("caused_by") && outer && value == JsonToken.START_OBJECT) {
          takeError(parser, false);
        } else {
          parser.skipChildren();
        }
      }
      reason = outer ? cause + reason : cause;
    }

    BulkItem item() {
      return new BulkItem(index, id, status, errorType, reason, failureStore);
    }
  }
}
