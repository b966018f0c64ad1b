package io.defenderxdr.simulator.attack;

import com.fasterxml.jackson.core.JsonGenerator;
import io.defenderxdr.simulator.time.Ticks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes JSON properties as Graph does: null where there is nothing. Not for sharing. */
public final class Pen {
  private static final Set<String> NEWER =
      Set.of(
          "microsoftDefenderForCloud",
          "microsoftSentinel",
          "microsoftInsiderRiskManagement",
          "microsoftThreatIntelligence",
          "microsoftSecurityForAI",
          "microsoftDefenderForIoT",
          "microsoftDefenderForServers",
          "microsoftDefenderForStorage",
          "microsoftDefenderForDNS",
          "microsoftDefenderForContainers",
          "microsoftDefenderForAIServices",
          "scheduledAlerts",
          "active",
          "pendingApproval",
          "declined",
          "unremediated",
          "running",
          "partiallyRemediated");

  private final JsonGenerator json;
  private final boolean newerMembers;
  private Predicate<String> wanted = name -> true;

  /**
   * Takes a generator.
   *
   * @param newerMembers whether the reader knows members added to enumerations later
   */
  public Pen(JsonGenerator json, boolean newerMembers) {
    this.json = json;
    this.newerMembers = newerMembers;
  }

  /** Limits the properties written from now on to some names. */
  public void only(Predicate<String> names) {
    wanted = names;
  }

  /** Whether a property is to be written. */
  public boolean wants(String name) {
    return wanted.test(name);
  }

  /** A text, or null. */
  public Pen text(String name, @Nullable String value) {
    return write(name, () -> json.writeString(value));
  }

  /** A member of an enumeration that grows; newer members are hidden from readers of old. */
  public Pen member(String name, String value) {
    return text(name, newerMembers || !NEWER.contains(value) ? value : "unknownFutureValue");
  }

  /** A moment. */
  public Pen moment(String name, long ticks) {
    return text(name, Ticks.text(ticks));
  }

  /** A whole number. */
  public Pen number(String name, long value) {
    return write(name, () -> json.writeNumber(value));
  }

  /** A number with a fraction. */
  public Pen fraction(String name, double value) {
    return write(name, () -> json.writeNumber(value));
  }

  /** True or false. */
  public Pen flag(String name, boolean value) {
    return write(name, () -> json.writeBoolean(value));
  }

  /** Properties that have no value. */
  public Pen none(String... names) {
    for (String name : names) {
      write(name, json::writeNull);
    }
    return this;
  }

  /** A list of texts. */
  public Pen texts(String name, List<String> values) {
    return list(name, values, value -> json.writeString(value));
  }

  /** An object. */
  public Pen object(String name, Runnable content) {
    return write(name, () -> body(content));
  }

  /** A list of objects. */
  public <T> Pen objects(String name, List<T> values, Consumer<T> content) {
    return list(name, values, value -> body(() -> content.accept(value)));
  }

  /** An object without a name, as an element of a list. */
  public void element(Runnable content) {
    try {
      body(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void body(Runnable content) throws IOException {
    Predicate<String> outside = wanted;
    json.writeStartObject();
    content.run();
    json.writeEndObject();
    wanted = outside;
  }

  private <T> Pen list(String name, List<T> values, Piece<T> piece) {
    return write(
        name,
        () -> {
          json.writeStartArray();
          for (T value : values) {
            piece.write(value);
          }
          json.writeEndArray();
        });
  }

  private Pen write(String name, Stroke stroke) {
    if (wanted.test(name)) {
      Predicate<String> outside = wanted;
      wanted = any -> true;
      try {
        json.writeFieldName(name);
        stroke.write();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      wanted = outside;
    }
    return this;
  }

  private interface Stroke {
    void write() throws IOException;
  }

  private interface Piece<T> {
    void write(T value) throws IOException;
  }
}
