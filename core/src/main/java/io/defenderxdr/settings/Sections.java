package io.defenderxdr.settings;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes sections of values, also of absent ones and of values that are no block. */
final class Sections {

  private Sections() {}

  static Section of(
      Place place, String path, YamlValue value, @Nullable Section around, Problems problems) {
    return new Section(place, path, block(path, value, problems), around, problems);
  }

  /** The value as a block; anything else is a problem and counts as an empty one. */
  static YamlValue.Block block(String path, YamlValue value, Problems problems) {
    if (value instanceof YamlValue.Block block) {
      return block;
    }
    if (!(value instanceof YamlValue.Nothing)) {
      problems.add(value.line(), path, "must be a block of names and values");
    }
    return new YamlValue.Block(value.line(), Map.of());
  }
}
