package io.defenderxdr.simulator.tenant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The id under which a state should be found in the store: Base64 of the SHA-1 over its
 * distinguishing properties, each preceded by a zero byte.
 */
public final class DocumentIds {
  private DocumentIds() {}

  /** The id for parts given in the byte order of their property names, raw as sent. */
  public static String of(List<String> parts) {
    MessageDigest digest = sha1();
    for (String part : parts) {
      digest.update((byte) 0);
      digest.update(part.getBytes(StandardCharsets.UTF_8));
    }
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
