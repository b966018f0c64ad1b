package io.defenderxdr.mapping.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The tables of the product, read from its own resources. */
public final class Tables {

  private static final List<String> STREAMS = List.of("alert");

  private Tables() {}

  /** The streams that have a table. */
  public static List<String> streams() {
    return STREAMS;
  }

  /**
   * The table of a stream.
   *
   * @throws IllegalArgumentException with a sentence, if the stream has none
   */
  public static MappingTable of(String stream) {
    if (!STREAMS.contains(stream)) {
      throw new IllegalArgumentException(
          "No table for the stream '" + stream + "'. " + NearMiss.hint(stream, STREAMS));
    }
    return TableReader.read("tables/" + stream + ".yaml", text(stream + ".yaml"), ecs());
  }

  /** Every ECS field that the product knows, by name. */
  public static Map<String, FieldInfo> ecs() {
    return TableReader.readFields("tables/ecs.yaml", text("ecs.yaml"));
  }

  /**
   * The text of a file below {@code tables/}.
   *
   * @throws IllegalStateException if the product was built without it
   */
  public static String text(String name) {
    try (InputStream in = Tables.class.getResourceAsStream("/tables/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The resource tables/" + name + " is missing; build anew.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
