package io.defenderxdr.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One finished document, ready to be copied into a bulk body.
 *
 * @param index the data stream it goes to
 * @param id fixed by the input; null only in the reference's own documents, which are never sent
 * @param json the document as compact UTF-8 JSON, one line
 * @param ingestedAt offset in {@code json} of the 24 characters of {@code event.ingested}, stamped
 *     at each attempt to send; -1 if the document has none
 * @param write how it is written
 * @param origin where its record came from
 */
public record EcsDocument(
    String index,
    @Nullable DocumentId id,
    byte[] json,
    int ingestedAt,
    Write write,
    Origin origin) {

  /** Length of the stamp, such as {@code 2024-01-01T00:00:00.000Z}. */
  public static final int STAMP_LENGTH = 24;

  public EcsDocument {
    if (ingestedAt >= 0) {
      Objects.checkFromIndexSize(ingestedAt, STAMP_LENGTH, json.length);
    }
  }
}
