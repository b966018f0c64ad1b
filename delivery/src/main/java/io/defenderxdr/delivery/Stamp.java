package io.defenderxdr.delivery;

import io.defenderxdr.event.EcsDocument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The 24 characters of {@code event.ingested}, made for each attempt to send. */
record Stamp(byte[] characters) {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** The stamp of a moment, to the millisecond. */
  static Stamp of(Instant moment) {
    return new Stamp(FORM.format(moment).getBytes(StandardCharsets.US_ASCII));
  }

  /** The document's text with this stamp in its place. */
  String on(EcsDocument document) {
    byte[] json = document.json().clone();
    if (document.ingestedAt() >= 0) {
      System.arraycopy(characters, 0, json, document.ingestedAt(), EcsDocument.STAMP_LENGTH);
    }
    return new String(json, StandardCharsets.UTF_8);
  }
}
