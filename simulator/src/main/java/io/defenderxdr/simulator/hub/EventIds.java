package io.defenderxdr.simulator.hub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The id under which a record should be found in the store: padded Base64 of the SHA-1 over tenant,
 * category and the bytes of the properties, with a zero byte between them.
 */
final class EventIds {
  private static final JsonFactory JSON = new JsonFactory();

  private EventIds() {}

  /** The id of a record as sent. */
  static String of(byte[] record) {
    String tenant = "";
    String category = "";
    int from = 0;
    int to = record.length;
    try (JsonParser parser = JSON.createParser(record)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        int start = (int) parser.currentTokenLocation().getByteOffset();
        switch (name) {
          case "tenantId" -> tenant = parser.getText();
          case "category" -> category = parser.getText();
          default -> parser.skipChildren();
        }
        if (name.equals("properties")) {
          from = start;
          to = (int) parser.currentLocation().getByteOffset();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A record that was made is no JSON.", e);
    }
    return of(tenant, category, Arrays.copyOfRange(record, from, to));
  }

  static String of(String tenant, String category, byte[] properties) {
    MessageDigest digest = sha1();
    digest.update(tenant.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(category.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(properties);
    return Base64.getEncoder().encodeToString(digest.digest());
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1.", e);
    }
  }
}
