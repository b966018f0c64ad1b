package io.defenderxdr.bench.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.mapping.event.EventMapping;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Makes bytes of the bytes of one record. */
interface Contender {

  /** Writes what it makes into an empty buffer that is used again for each record. */
  void run(SourceRecord record, ByteArrayOutputStream out) throws IOException;

  /** The product's mapper, the document's id included. */
  static Contender mapping(EventMapping mapping) {
    return (record, out) -> {
      mapping.mapInto(record, out);
    };
  }

  /** The yardstick: every token read and written, nothing else done. */
  static Contender copy(JsonFactory json) {
    return (record, out) -> {
      ByteSlice bytes = record.json();
      try (JsonParser parser = json.createParser(bytes.array(), bytes.offset(), bytes.length());
          JsonGenerator generator = json.createGenerator(out)) {
        while (parser.nextToken() != null) {
          generator.copyCurrentEvent(parser);
        }
      }
    };
  }
}
