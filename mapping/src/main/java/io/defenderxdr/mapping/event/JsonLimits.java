package io.defenderxdr.mapping.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.defenderxdr.mapping.document.Json;

/** The JSON readers of the stream, all with the limits of {@link Json}. */
final class JsonLimits {

  private static final JsonFactory STRICT =
      Json.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonLimits() {}

  /** Reads records; a name that stands twice is a failure for the reference alone. */
  static JsonFactory records(boolean asReference) {
    return asReference ? STRICT : Json.FACTORY;
  }

  /** Reads JSON texts within columns; a name that stands twice is a failure. */
  static JsonFactory texts() {
    return STRICT;
  }
}
