package io.defenderxdr.mapping;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.DocumentId;
import io.defenderxdr.event.EcsDocument;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.pipeline.Mapping;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Maps one raw record per line to one line per document, in order. Used by one thread. */
public final class MapRecords {

  private final Mapping mapping;
  private final StreamId stream;
  private final boolean idOnly;

  /**
   * What was read and written.
   *
   * @param lines lines read, empty ones included
   * @param documents documents written
   */
  public record Counts(long lines, long documents) {

    /** Lines that gave no document. */
    public long without() {
      return lines - documents;
    }
  }

  /**
   * A mapping of lines.
   *
   * @param mapping the mapping
   * @param stream the stream that the records are said to come from
   * @param idOnly whether documents are left out, and only their ids written
   */
  public MapRecords(Mapping mapping, StreamId stream, boolean idOnly) {
    this.mapping = mapping;
    this.stream = stream;
    this.idOnly = idOnly;
  }

  /**
   * Reads until the input ends; each line is UTF-8.
   *
   * @throws IOException if input or output fails
   */
  public Counts run(InputStream in, OutputStream out) throws IOException {
    BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
    LineReader lines = new LineReader(in);
    long number = 0;
    long documents = 0;
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      if (line.length > 0) {
        documents += map(number, line, buffered);
      }
      number++;
    }
    buffered.flush();
    return new Counts(number, documents);
  }

  private int map(long number, byte[] line, OutputStream out) throws IOException {
    SourceRecord record = new SourceRecord(ByteSlice.of(line), new Origin("line " + number, null));
    SourceBatch batch = new SourceBatch(stream, List.of(record), TimePosition.START);
    List<EcsDocument> documents = mapping.map(batch).list();
    for (EcsDocument document : documents) {
      write(number, document, out);
    }
    return documents.size();
  }

  private void write(long number, EcsDocument document, OutputStream out) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(document.json().length + 200);
    put(line, "{\"record\":" + number + ",\"_index\":\"" + document.index() + "\"");
    DocumentId id = document.id();
    if (id != null) {
      put(line, ",\"_id\":\"" + id.text() + "\"");
    }
    if (!idOnly) {
      put(line, ",\"_source\":");
      line.write(document.json());
    }
    put(line, "}\n");
    line.writeTo(out);
  }

  private static void put(ByteArrayOutputStream line, String text) {
    line.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
