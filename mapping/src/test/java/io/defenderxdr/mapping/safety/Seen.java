package io.defenderxdr.mapping.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.mapping.MappingOptions;
import io.defenderxdr.mapping.oracle.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record and its document, which is known to be one line of strict JSON in valid UTF-8 with each
 * name once, an id by the contract, and the time of sending where it says it is.
 *
 * @param form the form of the document
 * @param record the record
 * @param received the same as text
 * @param text the document as text
 * @param source the document
 * @param id its id
 */
record Seen(
    Form form, byte[] record, String received, String text, Map<String, Object> source, String id) {

  private static final String PLACEHOLDER = "1970-01-01T00:00:00.000Z";
  private static final String STAMP = "2031-02-03T04:05:06.789Z";

  /** Looks at what came of one record. */
  static Seen of(Form form, byte[] record, List<EcsDocument> documents) {
    Seen seen = looked(form, record, documents);
    assertThat(seen.id)
        .as("id of %s", shown(seen.received))
        .isEqualTo(ExpectedId.of(record, form.asReference()));
    return seen;
  }

  /** The same, whatever its id. */
  static Seen looked(Form form, byte[] record, List<EcsDocument> documents) {
    String received = new String(record, StandardCharsets.UTF_8);
    assertThat(documents).as("documents of %s", shown(received)).hasSize(1);
    EcsDocument document = documents.getFirst();
    String text = utf8(document.json(), received);
    assertThat(text.indexOf('\n') + text.indexOf('\r')).as("one line").isEqualTo(-2);
    Map<String, Object> source = object(text, received);
    assertThat(document.index()).isEqualTo("logs-m365_defender.event-default");
    assertThat(document.id()).isNotNull();
    stamp(form, document, received);
    return new Seen(form, record, received, text, source, document.id().text());
  }

  private static String utf8(byte[] json, String received) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      return fail("The document is no UTF-8; its record: " + shown(received), e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(String text, String received) {
    try {
      return (Map<String, Object>) Json.readStrict(text);
    } catch (IOException e) {
      return fail(
          "The document is no strict JSON: %s%nIts record: %s%nThe document: %s"
              .formatted(e.getMessage(), shown(received), shown(text)),
          e);
    }
  }

  private static void stamp(Form form, EcsDocument document, String received) {
    if (form.asReference()) {
      assertThat(document.ingestedAt()).isEqualTo(-1);
      return;
    }
    byte[] json = document.json().clone();
    int at = document.ingestedAt();
    assertThat(at).as("place of the stamp").isPositive();
    String there = new String(json, at, EcsDocument.STAMP_LENGTH, StandardCharsets.UTF_8);
    assertThat(there).as("stamp of %s", shown(received)).isEqualTo(PLACEHOLDER);
    System.arraycopy(STAMP.getBytes(StandardCharsets.UTF_8), 0, json, at, EcsDocument.STAMP_LENGTH);
    Map<String, Object> stamped = object(new String(json, StandardCharsets.UTF_8), received);
    assertThat(at(stamped, "event.ingested")).isEqualTo(STAMP);
  }

  /** A value of the document, or null. */
  @Nullable Object at(String path) {
    return at(source, path);
  }

  private static @Nullable Object at(Map<String, Object> source, String path) {
    Object value = source;
    for (String name : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }

  /** The original, or null. */
  @Nullable Object original() {
    return at("event.original");
  }

  /** Sentences of what failed. */
  List<?> errors() {
    Object errors = at("error.message");
    return errors instanceof List<?> list ? list : errors == null ? List.of() : List.of(errors);
  }

  boolean hasTag(String tag) {
    return at("tags") instanceof List<?> tags && tags.contains(tag);
  }

  /** Nothing of the record is lost: the document has its whole text, or each of its values. */
  Seen losesNothing() {
    Object original = original();
    if (received.isEmpty()) {
      assertThat(errors()).isNotEmpty();
      return this;
    }
    if (original != null) {
      assertThat(original.equals(received))
          .as("original of %s is as received: %s", shown(received), shown(original.toString()))
          .isTrue();
    } else {
      assertThat(errors()).as("failures without original: %s", shown(received)).isEmpty();
      List<String> lost = NothingLost.of(record, text);
      assertThat(lost).as("lost of %s%n in %s", shown(received), shown(text)).isEmpty();
    }
    assertThat(hasTag(MappingOptions.KEEP_ORIGINAL)).as("tag").isEqualTo(original != null);
    return this;
  }

  /** A text, with its middle left out if it is long. */
  static String shown(String text) {
    int most = 3_000;
    return text.length() <= most
        ? text
        : text.substring(0, most / 2) + " ... " + text.substring(text.length() - most / 2);
  }
}
