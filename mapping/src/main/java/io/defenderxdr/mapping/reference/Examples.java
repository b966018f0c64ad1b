package io.defenderxdr.mapping.reference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.Origin;
import io.defenderxdr.event.SourceBatch;
import io.defenderxdr.event.SourceRecord;
import io.defenderxdr.event.StreamId;
import io.defenderxdr.event.TimePosition;
import io.defenderxdr.mapping.MappingOptions;
import io.defenderxdr.mapping.Mappings;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.event.step.Places;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** One real document of each stream, mapped from a record of a simulated tenant. */
final class Examples {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2024-11-22T12:00:00Z"), ZoneOffset.UTC);

  private Examples() {}

  /** The document as indented JSON. */
  static String document(String stream) {
    StreamId id = new StreamId("example", stream);
    MappingOptions options =
        new MappingOptions(
            "default",
            "",
            List.of("forwarded", "m365_defender-" + stream),
            false,
            false,
            RecordProcessor.NONE);
    ByteSlice record = ByteSlice.of(record(stream));
    SourceRecord source = new SourceRecord(record, new Origin("example", null));
    SourceBatch batch = new SourceBatch(id, List.of(source), TimePosition.START);
    byte[] document =
        Mappings.forStream(id, options, Places.NONE, NOON).map(batch).list().getFirst().json();
    return pretty(document);
  }

  private static byte[] record(String stream) {
    String name = "/examples/" + stream + ".json";
    try (InputStream in = Examples.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + name + " is missing; build anew.");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pretty(byte[] json) {
    StringWriter text = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try (JsonParser parser = JSON.createParser(json);
        JsonGenerator generator = JSON.createGenerator(text)) {
      generator.setPrettyPrinter(printer);
      parser.nextToken();
      generator.copyCurrentStructure(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("A document of ours is no JSON.", e);
    }
    return text.toString();
  }
}
