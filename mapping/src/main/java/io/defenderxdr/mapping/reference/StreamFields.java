package io.defenderxdr.mapping.reference;

import io.defenderxdr.mapping.Mappings;
import io.defenderxdr.mapping.event.table.EventFiles;
import io.defenderxdr.mapping.table.NearMiss;
import io.defenderxdr.mapping.table.Tables;
import java.util.List;
import java.util.Set;

/**
 * Every field that the improved documents of a stream can have: the one place that index templates
 * and reference pages take them from. Immutable.
 *
 * @param stream the stream
 * @param fields the fields, sorted by name, each once
 * @param closed names of objects whose unknown properties are kept and not indexed
 */
public record StreamFields(String stream, List<DocumentField> fields, Set<String> closed) {

  /** The streams that have tables. */
  public static final List<String> STREAMS = Mappings.STREAMS;

  public StreamFields {
    fields = List.copyOf(fields);
    closed = Set.copyOf(closed);
  }

  /**
   * The fields of a stream.
   *
   * @throws IllegalArgumentException with a sentence, if the stream has no tables
   */
  public static StreamFields of(String stream) {
    return switch (stream) {
      case "alert" -> TableFields.of(Tables.of(stream));
      case "event" -> EventFieldList.of(EventFiles.read());
      default ->
          throw new IllegalArgumentException(
              "No table for the stream '" + stream + "'. " + NearMiss.hint(stream, STREAMS));
    };
  }
}
