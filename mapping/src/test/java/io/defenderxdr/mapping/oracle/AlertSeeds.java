package io.defenderxdr.mapping.oracle;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Generated alerts for tests of other rooms; the same each time. */
public final class AlertSeeds {

  private AlertSeeds() {}

  /** So many records, some of them broken. */
  public static Stream<String> some(int count) {
    return LongStream.range(0, count).mapToObj(seed -> new AlertGenerator(seed).next().json());
  }
}
