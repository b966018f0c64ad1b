package io.defenderxdr.mapping.oracle;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes JSON as no sender should but any may: equal keys of which the last counts, blanks between
 * tokens, characters as escapes, numbers in odd spellings.
 */
public final class NoisyJson {

  /** Parts of ids: how a number with a fraction is spelled in an id is nowhere fixed. */
  private static final Set<String> PLAIN =
      Set.of("id", "incidentId", "lastUpdateDateTime", "providerAlertId", "mdeDeviceId");

  private final Dice dice;
  private final int duplicates;
  private final StringBuilder out = new StringBuilder();

  public NoisyJson(Dice dice) {
    this(dice, 4);
  }

  /** With so many equal keys in a hundred. */
  public NoisyJson(Dice dice, int duplicates) {
    this.dice = dice;
    this.duplicates = duplicates;
  }

  public String write(Object value) {
    blank();
    any(value);
    blank();
    return out.toString();
  }

  private void any(Object value) {
    switch (value) {
      case Map<?, ?> map -> object(map);
      case List<?> list -> array(list);
      case String text -> quoted(text);
      case Double fraction when dice.chance(30) ->
          out.append(dice.word("1e5 -0.0 1E+2 1.10 0.1 123456789.123456789 1e-7 1e300 100e-2"));
      case BigInteger integer when integer.signum() == 0 && dice.chance(30) -> out.append("-0");
      case null, default -> out.append(value);
    }
  }

  private void object(Map<?, ?> map) {
    out.append('{');
    boolean first = true;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (dice.chance(duplicates)) {
        first = entry(first, entry.getKey(), dice.anything(2));
      }
      first = entry(first, entry.getKey(), entry.getValue());
    }
    blank();
    out.append('}');
  }

  private boolean entry(boolean first, Object name, Object value) {
    out.append(first ? "" : ",");
    blank();
    quoted((String) name);
    blank();
    out.append(':');
    blank();
    if (PLAIN.contains(name)) {
      out.append(Json.write(value));
    } else {
      any(value);
    }
    return false;
  }

  private void array(List<?> list) {
    out.append('[');
    String separator = "";
    for (Object item : list) {
      out.append(separator);
      blank();
      any(item);
      separator = ",";
    }
    blank();
    out.append(']');
  }

  private void blank() {
    if (dice.chance(10)) {
      out.append(dice.pick(List.of(" ", "\t", "\r\n", "  ")));
    }
  }

  private void quoted(String text) {
    if (!dice.chance(20)) {
      out.append(Json.write(text));
      return;
    }
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '/') {
        out.append("\\/");
      } else if (c < ' ' || c == '"' || c == '\\' || dice.chance(30) || Character.isSurrogate(c)) {
        out.append(String.format(dice.chance(50) ? "\\u%04x" : "\\u%04X", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
