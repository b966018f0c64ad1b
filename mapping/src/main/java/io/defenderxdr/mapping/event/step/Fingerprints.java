package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Padded Base64 of the SHA-1 over one zero byte and a text, as an ingest pipeline makes it. Used by
 * one thread.
 */
public final class Fingerprints {

  private static final int BYTES = 20;
  private static final int LETTERS = 28;

  private final Tape tape;
  private final MessageDigest sha1 = sha1();
  private final byte[] hash = new byte[BYTES];
  private final byte[] base64 = new byte[LETTERS];
  private final char[] letters = new char[LETTERS];
  private byte[] text = new byte[256];

  Fingerprints(Tape tape) {
    this.tape = tape;
  }

  /** The node of a text's fingerprint. */
  int of(int node) {
    sha1.update((byte) 0);
    update(node);
    try {
      sha1.digest(hash, 0, BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("A SHA-1 has 20 bytes.", e);
    }
    Base64.getEncoder().encode(hash, base64);
    for (int i = 0; i < LETTERS; i++) {
      letters[i] = (char) base64[i];
    }
    return tape.add(Kind.TEXT, letters, 0, LETTERS);
  }

  private void update(int node) {
    int start = tape.start(node);
    int length = tape.end(node) - start;
    if (text.length < length) {
      text = new byte[length];
    }
    for (int i = 0; i < length; i++) {
      char c = tape.chars()[start + i];
      if (c > 127) {
        sha1.update(tape.string(node).getBytes(StandardCharsets.UTF_8));
        return;
      }
      text[i] = (byte) c;
    }
    sha1.update(text, 0, length);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1.", e);
    }
  }
}
