package io.defenderxdr.mapping;

import io.defenderxdr.event.StreamId;
import io.defenderxdr.mapping.event.EventMapping;
import io.defenderxdr.mapping.event.step.Places;
import io.defenderxdr.mapping.table.NearMiss;
import io.defenderxdr.pipeline.Mapping;
import java.time.Clock;
import java.util.List;

/** The mapping of each stream. */
public final class Mappings {

  /** The streams that can be mapped. */
  public static final List<String> STREAMS = List.of("alert", "event");

  private Mappings() {}

  /**
   * The mapping of a stream.
   *
   * @param stream its name chooses the tables
   * @param options what the mapping depends on beside
   * @param places knows addresses, for the streams that look them up
   * @param clock the collection time
   * @throws IllegalArgumentException with a sentence, if there is no table for the stream
   */
  public static Mapping forStream(
      StreamId stream, MappingOptions options, Places places, Clock clock) {
    return switch (stream.stream()) {
      case "alert" -> TableMapping.forStream(stream, options, clock);
      case "event" -> new EventMapping(options, places, clock);
      default ->
          throw new IllegalArgumentException(
              "No table for the stream '"
                  + stream.stream()
                  + "'. "
                  + NearMiss.hint(stream.stream(), STREAMS));
    };
  }
}
