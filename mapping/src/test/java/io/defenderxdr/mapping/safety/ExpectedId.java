package io.defenderxdr.mapping.safety;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
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
    if (!OneValue.is(record, strict)) {
      return List.of(tenant, utf8(""), record);
    }
    if (!(Node.read(record) instanceof Node.Obj object)) {
      return List.of(tenant, utf8(""), record);
    }
    String own = text(object, "tenantId");
    tenant = own.isEmpty() ? tenant : utf8(own);
    byte[] properties = new ExpectedId(record).properties();
    return List.of(
        tenant, utf8(text(object, "category")), properties == null ? record : properties);
  }

  /** The last value of that name if it is a text, else empty. */
  private static String text(Node.Obj object, String name) {
    return object.fields().stream()
        .filter(field -> field.name().equals(name))
        .reduce((first, second) -> second)
        .map(Node.Field::value)
        .filter(value -> value instanceof Node.Raw raw && raw.isText())
        .map(value -> ((Node.Raw) value).text())
        .orElse("");
  }

  /** Half a character is U+FFFD. */
  private static byte[] utf8(String text) {
    StringBuilder whole = new StringBuilder();
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(whole::appendCodePoint);
    return whole.toString().getBytes(StandardCharsets.UTF_8);
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
    return ((Node.Raw) Node.read(Arrays.copyOfRange(record, start, at))).text();
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
