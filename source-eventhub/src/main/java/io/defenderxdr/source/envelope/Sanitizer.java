package io.defenderxdr.source.envelope;

import com.google.re2j.Pattern;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One repair of a body that is no JSON (specification: event hub, section 3). Immutable. */
public sealed interface Sanitizer {

  /** The body after the repair; the given one is not changed. */
  byte[] clean(byte[] body);

  /** Removes line feeds. */
  record NewLines() implements Sanitizer {
    @Override
    public byte[] clean(byte[] body) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
      for (byte b : body) {
        if (b != '\n') {
          out.write(b);
        }
      }
      return out.toByteArray();
    }
  }

  /** Turns single quotes into double quotes, outside of text in double quotes. */
  record SingleQuotes() implements Sanitizer {
    @Override
    public byte[] clean(byte[] body) {
      byte[] out = body.clone();
      boolean quoted = false;
      for (int i = 0; i < out.length; i++) {
        if (out[i] == '"' && (i == 0 || body[i - 1] != '\\')) {
          quoted = !quoted;
        } else if (out[i] == '\'' && !quoted) {
          out[i] = '"';
        }
      }
      return out;
    }
  }

  /**
   * Replaces every match.
   *
   * @param pattern works in a time linear to the body
   * @param replacement may name groups as {@code $1}
   */
  record ReplaceAll(Pattern pattern, String replacement) implements Sanitizer {
    @Override
    public byte[] clean(byte[] body) {
      String text = new String(body, StandardCharsets.UTF_8);
      return pattern.matcher(text).replaceAll(replacement).getBytes(StandardCharsets.UTF_8);
    }
  }
}
