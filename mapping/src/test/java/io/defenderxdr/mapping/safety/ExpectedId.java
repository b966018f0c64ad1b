package io.defenderxdr.mapping.safety;

import io.defenderxdr.mapping.oracle.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The id of a record by the words of the contract, section 3, with a search of its own for the
 * bytes of {@code properties}. Of what is no JSON, the whole record counts; for the reference a
 * name that stands twice is no JSON.
 */
final class ExpectedId {

  private final byte[] record;
  private int at;

  private ExpectedId(byte[] record) {
    this.record = record;
  }

  static String of(byte[] record, boolean strict) {
    return hash(parts(record, strict));
  }

  /** The hash of parts, joined by zero bytes. */
  static String hash(List<byte[]> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        all.write(0);
      }
      all.writeBytes(parts.get(i));
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(all.toByteArray());
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<byte[]> parts(byte[] record, boolean strict) {
    byte[] tenant = utf8(Form.TENANT);
    if (!Readable.is(record, strict)) {
      return List.of(tenant, utf8(""), record);
    }
    Map<?, ?> object = object(record);
    if (object == null) {
      return List.of(tenant, utf8(""), record);
    }
    if (object.get("tenantId") instanceof String text && !text.isEmpty()) {
      tenant = utf8(text);
    }
    byte[] category = utf8(object.get("category") instanceof String text ? text : "");
    byte[] properties = new ExpectedId(record).properties();
    return List.of(tenant, category, properties == null ? record : properties);
  }

  /** Half a character is U+FFFD. */
  private static byte[] utf8(String text) {
    StringBuilder whole = new StringBuilder();
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(whole::appendCodePoint);
    return whole.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable Map<?, ?> object(byte[] record) {
    try {
      String text = new String(record, StandardCharsets.UTF_8);
      return Json.read(text.startsWith("\uFEFF") ? text.substring(1) : text)
              instanceof Map<?, ?> map
          ? map
          : null;
    } catch (IOException e) {
      throw new IllegalStateException("The record was said to be readable.", e);
    }
  }

  /** The bytes of the last value of that name in the outermost object. */
  private byte @Nullable [] properties() {
    byte[] found = null;
    while (record[at] != '{') {
      at++;
    }
    at++;
    for (skipBlanks(); record[at] != '}'; skipBlanks()) {
      String name = string();
      skipBlanks();
      at++;
      skipBlanks();
      int start = at;
      skipValue();
      if (name.equals("properties")) {
        found = Arrays.copyOfRange(record, start, at);
      }
      skipBlanks();
      if (record[at] == ',') {
        at++;
      }
    }
    return found;
  }

  private void skipBlanks() {
    while (record[at] == ' ' || record[at] == '\t' || record[at] == '\n' || record[at] == '\r') {
      at++;
    }
  }

  private String string() {
    int start = at;
    skipString();
    try {
      return (String) Json.read(new String(record, start, at - start, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void skipString() {
    at++;
    while (record[at] != '"') {
      at += record[at] == '\\' ? 2 : 1;
    }
    at++;
  }

  private void skipValue() {
    List<Byte> open = new ArrayList<>();
    do {
      byte c = record[at];
      if (c == '"') {
        skipString();
      } else if (c == '{' || c == '[') {
        open.add(c);
        at++;
      } else if (c == '}' || c == ']') {
        open.removeLast();
        at++;
      } else if (open.isEmpty()) {
        while (at < record.length && ",}] \t\r\n".indexOf(record[at]) < 0) {
          at++;
        }
      } else {
        at++;
      }
    } while (!open.isEmpty());
  }
}
