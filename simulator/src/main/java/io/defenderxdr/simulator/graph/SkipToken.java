package io.defenderxdr.simulator.graph;

import io.defenderxdr.simulator.tenant.Key;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A place in a list, in the form that goes into a link: meaningful to nobody but us. */
final class SkipToken {
  private SkipToken() {}

  static String of(Key place) {
    String text = place.ticks() + "." + place.alert();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  static Key parse(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
      int dot = text.indexOf('.');
      return new Key(
          Long.parseLong(text.substring(0, Math.max(0, dot))),
          Integer.parseInt(text.substring(dot + 1)));
    } catch (IllegalArgumentException e) {
      throw new BadQuery("Skip token is malformed.");
    }
  }
}
