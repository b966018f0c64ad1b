package io.defenderxdr.simulator.graph;

import io.defenderxdr.simulator.attack.AlertState;
import io.defenderxdr.simulator.attack.AlertWriter;
import io.defenderxdr.simulator.attack.AlertWriter.Facets;
import io.defenderxdr.simulator.attack.Life;
import io.defenderxdr.simulator.time.Ticks;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code $filter}: comparisons joined with {@code and}.
 *
 * @param matching the alerts it lets through
 * @param since ticks before which no last update lies
 */
record Filter(Predicate<AlertState> matching, long since) {
  private static final Pattern AND = Pattern.compile("\\s+and\\s+", Pattern.CASE_INSENSITIVE);
  private static final Pattern TERM =
      Pattern.compile("\\(?\\s*(\\w+)\\s+(\\w+)\\s+(\\S+?)\\s*\\)?");
  private static final Map<String, Function<Facets, @Nullable String>> TEXTS =
      Map.of(
          "severity", Facets::severity,
          "serviceSource", Facets::serviceSource,
          "status", facets -> facets.life().status(),
          "assignedTo", facets -> facets.life().assignedTo(),
          "classification", facets -> verdict(facets, Life.Verdict::classification),
          "determination", facets -> verdict(facets, Life.Verdict::determination));
  private static final Map<String, ToLongFunction<AlertState>> TIMES =
      Map.of("lastUpdateDateTime", AlertState::lastUpdate, "createdDateTime", AlertState::created);

  static Filter none() {
    return new Filter(state -> true, Long.MIN_VALUE);
  }

  /**
   * Reads a filter.
   *
   * @throws BadQuery if it is not written as Graph takes it
   */
  static Filter parse(String text, AlertWriter writer) {
    Filter whole = none();
    for (String term : AND.split(text.strip(), -1)) {
      Filter next = term(term, writer);
      whole = new Filter(whole.matching.and(next.matching), Math.max(whole.since, next.since));
    }
    return whole;
  }

  private static Filter term(String term, AlertWriter writer) {
    Matcher parts = TERM.matcher(term);
    if (!parts.matches()) {
      throw new BadQuery("Invalid filter clause: Syntax error in '" + term + "'.");
    }
    String property = parts.group(1);
    ToLongFunction<AlertState> time = TIMES.get(property);
    if (time != null) {
      return timed(property, time, parts.group(2), parts.group(3));
    }
    Function<Facets, @Nullable String> value = TEXTS.get(property);
    if (value == null) {
      throw new BadQuery("Invalid filter clause: Property '" + property + "' cannot be filtered.");
    }
    return equal(value, parts.group(2), parts.group(3), writer);
  }

  private static Filter timed(
      String property, ToLongFunction<AlertState> time, String operator, String text) {
    long than = ticks(text);
    Predicate<AlertState> matching =
        switch (operator) {
          case "ge" -> state -> time.applyAsLong(state) >= than;
          case "gt" -> state -> time.applyAsLong(state) > than;
          case "le" -> state -> time.applyAsLong(state) <= than;
          case "lt" -> state -> time.applyAsLong(state) < than;
          case "eq" -> state -> time.applyAsLong(state) == than;
          default ->
              throw new BadQuery("Invalid filter clause: Unknown operator " + operator + ".");
        };
    boolean below = property.equals("lastUpdateDateTime") && !operator.startsWith("l");
    return new Filter(matching, below ? than : Long.MIN_VALUE);
  }

  private static long ticks(String text) {
    try {
      return Ticks.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadQuery(
          "Invalid filter clause: '" + text + "' is no Edm.DateTimeOffset; write it unquoted.");
    }
  }

  private static Filter equal(
      Function<Facets, @Nullable String> value, String operator, String text, AlertWriter writer) {
    boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
    if (!operator.equals("eq") || !(quoted || text.equals("null"))) {
      throw new BadQuery("Invalid filter clause: A text is compared with eq and in quotes.");
    }
    @Nullable String wanted = quoted ? text.substring(1, text.length() - 1) : null;
    return new Filter(
        state -> Objects.equals(value.apply(writer.facets(state)), wanted), Long.MIN_VALUE);
  }

  private static @Nullable String verdict(Facets facets, Function<Life.Verdict, String> part) {
    Life.Verdict verdict = facets.life().verdict();
    return verdict == null ? null : part.apply(verdict);
  }
}
