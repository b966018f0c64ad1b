package io.defenderxdr.settings;

import java.util.List;
import java.util.Map;

/** A value of a settings file that knows its line. */
public sealed interface YamlValue {

  /** The line it begins on, from 1. */
  int line();

  /**
   * A text, number or boolean, as written.
   *
   * @param text the text with its references resolved
   * @param quoted written in quotes or as a block of text: a text, whatever it looks like
   */
  record Scalar(int line, String text, boolean quoted) implements YamlValue {}

  /** A list. */
  record Items(int line, List<YamlValue> list) implements YamlValue {}

  /** A block of names; in the order of the file. */
  record Block(int line, Map<String, YamlValue> entries) implements YamlValue {}

  /** Nothing: {@code name:} without a value, or {@code null}. */
  record Nothing(int line) implements YamlValue {}
}
