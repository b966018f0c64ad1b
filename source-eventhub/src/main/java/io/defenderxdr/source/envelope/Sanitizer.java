package io.defenderxdr.source.envelope;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One repair of a body that is no JSON (specification: event hub, section 3). Immutable. */
public sealed interface Sanitizer {

  /** The body after the repair; the given one is not changed. */
  byte[] clean(byte[] body);

  /** Removes line feeds. */
  record NewLines() implements Sanitizer {
    @Override
    public byte[] clean(byte[] body) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
      for (byte b : body) {
        if (b != '\n') {
          out.write(b);
        }
      }
      return out.toByteArray();
    }
  }

  /** Turns single quotes into double quotes, outside of text in double quotes. */
  record SingleQuotes() implements Sanitizer {
    @Override
    public byte[] clean(byte[] body) {
      byte[] out = body.clone();
      boolean quoted = false;
      for (int i = 0; i < out.length; i++) {
        if (out[i] == '"' && (i == 0 || body[i - 1] != '\\')) {
          quoted = !quoted;
        } else if (out[i] == '\'' && !quoted) {
          out[i] = '"';
        }
      }
      return out;
    }
  }

  /**
   * Replaces every match.
   *
   * @param pattern works in a time linear to the body
   * @param replacement may name groups as {@code $1}
   */
  record ReplaceAll(Pattern pattern, String replacement) implements Sanitizer {
    @Override
    public byte[] clean(byte[] body) {
      String text = new String(body, StandardCharsets.UTF_8);
      return pattern.matcher(text).replaceAll(replacement).getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * Compiles what the user wrote.
   *
   * @throws IllegalArgumentException with a sentence that names the entry and what to do
   */
  static List<Sanitizer> compile(List<SanitizerOption> options) {
    List<Sanitizer> sanitizers = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      sanitizers.add(one("sanitizers[" + i + "]", options.get(i)));
    }
    return List.copyOf(sanitizers);
  }

  private static Sanitizer one(String place, SanitizerOption option) {
    return switch (option.type().toLowerCase(Locale.ROOT)) {
      case "new_lines" -> new NewLines();
      case "single_quotes" -> new SingleQuotes();
      case "replace_all" -> replaceAll(place, option);
      default ->
          throw new IllegalArgumentException(
              "%s: type '%s' is unknown: use new_lines, single_quotes or replace_all."
                  .formatted(place, option.type()));
    };
  }

  private static Sanitizer replaceAll(String place, SanitizerOption option) {
    String pattern = option.pattern();
    String replacement = option.replacement();
    if (pattern == null || pattern.isEmpty() || replacement == null) {
      throw new IllegalArgumentException(
          "%s: replace_all needs both 'pattern' and 'replacement': add the missing one."
              .formatted(place));
    }
    try {
      Pattern compiled = Pattern.compile(pattern);
      checkGroups(place, compiled, replacement);
      return new ReplaceAll(compiled, replacement);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "%s: pattern '%s' is no regular expression (%s): repair it."
              .formatted(place, pattern, e.getDescription()),
          e);
    }
  }

  /** A group that is not there would only show at the first match. */
  private static void checkGroups(String place, Pattern pattern, String replacement) {
    Matcher groups = Pattern.compile("\\$\\{?([0-9]+)").matcher(replacement);
    while (groups.find()) {
      String number = groups.group(1);
      if (number.length() > 3 || Integer.parseInt(number) > pattern.groupCount()) {
        throw new IllegalArgumentException(
            "%s: replacement '%s' names group %s, and the pattern has %d: name one that is there, or write \\$ for a dollar sign."
                .formatted(place, replacement, number, pattern.groupCount()));
      }
    }
  }
}
