package io.defenderxdr.mapping.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;

/**
 * The JSON streams of the mapping, with limits beyond what Microsoft can send: nesting of 1,000
 * levels (Graph answers stay below 20), texts of 100,000,000 characters (a page is at most some
 * tens of megabytes), numbers of 10,000 characters, names of 100,000 characters. What exceeds them
 * is treated as text that is no JSON. What is written may nest a little deeper, since a record
 * moves down some levels.
 */
public final class Json {

  /** Deepest nesting that is read. */
  public static final int DEEPEST = 1_000;

  /** The one factory; safe for many threads. */
  public static final JsonFactory FACTORY = builder().build();

  private Json() {}

  /** A factory with these limits, to be set up further. */
  public static JsonFactoryBuilder builder() {
    return new JsonFactoryBuilder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(100_000_000)
                .maxNumberLength(10_000)
                .maxNameLength(100_000)
                .build())
        .streamWriteConstraints(
            StreamWriteConstraints.builder().maxNestingDepth(DEEPEST + 100).build())
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES);
  }
}
