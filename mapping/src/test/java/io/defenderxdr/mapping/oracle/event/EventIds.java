package io.defenderxdr.mapping.oracle.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Ids of the event stream: SHA-1 over tenant, category and the bytes of the properties as received
 * (of the whole record where there are none), a zero byte between the parts.
 */
final class EventIds {

  private EventIds() {}

  /** Empty where a part of the record is no text, or no record can be read. */
  static Optional<String> expected(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    String tenant = "";
    String category = "";
    byte[] properties = bytes;
    try (JsonParser parser = new JsonFactory().createParser(bytes)) {
      parser.configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true);
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        int start = (int) parser.currentTokenLocation().getByteOffset();
        boolean part = List.of("tenantId", "category").contains(name);
        if (part && token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NULL) {
          return Optional.empty();
        }
        String text = token == JsonToken.VALUE_NULL ? "" : parser.getText();
        tenant = name.equals("tenantId") ? text : tenant;
        category = name.equals("category") ? text : category;
        parser.skipChildren();
        if (name.equals("properties")) {
          if (token != JsonToken.START_OBJECT) {
            return Optional.empty(); // What properties are that are no object is not settled.
          }
          int end = (int) parser.currentLocation().getByteOffset();
          properties = Arrays.copyOfRange(bytes, start, end);
        }
      }
      return parser.nextToken() == null
          ? Optional.of(digest(tenant, category, properties))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String digest(String tenant, String category, byte[] properties) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(tenant.getBytes(StandardCharsets.UTF_8));
      sha1.update((byte) 0);
      sha1.update(category.getBytes(StandardCharsets.UTF_8));
      sha1.update((byte) 0);
      return Base64.getEncoder().encodeToString(sha1.digest(properties));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
