package io.defenderxdr.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The id of a document, fixed by its input, so that a repeat is recognised by the store.
 *
 * @param text padded Base64 of a SHA-1, 28 characters
 */
public record DocumentId(String text) {

  /** Never given any bytes, so that copies of it may be made by many threads. */
  private static final MessageDigest UNUSED = unused();

  /**
   * The id over field values, each preceded by one zero byte, absent ones contributing nothing
   * (specification: alert and incident, section 1.1).
   *
   * @param valuesInFieldOrder raw source texts, in byte order of the fields' full names
   * @return null if every value is absent
   */
  public static @Nullable DocumentId ofFields(List<@Nullable String> valuesInFieldOrder) {
    MessageDigest sha1 = sha1();
    boolean any = false;
    for (String value : valuesInFieldOrder) {
      if (value != null) {
        sha1.update((byte) 0);
        sha1.update(value.getBytes(StandardCharsets.UTF_8));
        any = true;
      }
    }
    return any ? of(sha1.digest()) : null;
  }

  /** The id over a record's bytes as received, for records without any id field. */
  public static DocumentId ofBytes(ByteSlice bytes) {
    MessageDigest sha1 = sha1();
    sha1.update(bytes.array(), bytes.offset(), bytes.length());
    return of(sha1.digest());
  }

  /**
   * The id of a streaming record (contract, section 3): over its parts, joined by one zero byte.
   *
   * @param tenant as received, else as configured, else empty
   * @param category as received, else empty
   * @param identity the bytes of the record's columns as received
   */
  public static DocumentId ofParts(String tenant, String category, ByteSlice identity) {
    MessageDigest sha1 = sha1();
    sha1.update(tenant.getBytes(StandardCharsets.UTF_8));
    sha1.update((byte) 0);
    sha1.update(category.getBytes(StandardCharsets.UTF_8));
    sha1.update((byte) 0);
    sha1.update(identity.array(), identity.offset(), identity.length());
    return of(sha1.digest());
  }

  private static DocumentId of(byte[] digest) {
    return new DocumentId(Base64.getEncoder().encodeToString(digest));
  }

  /** A copy costs less than to ask for another one. */
  private static MessageDigest sha1() {
    try {
      return (MessageDigest) UNUSED.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The SHA-1 of the Java platform can be copied.", e);
    }
  }

  private static MessageDigest unused() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1.", e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
