package io.defenderxdr.simulator.tenant;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that happened to a tenant after its start. Tenant = seed + start + events, so a tenant
 * is kept by writing these down, one a line.
 */
sealed interface Event {
  /** A new alert, readable from {@code visible} on. */
  record Created(long ticks, long visible) implements Event {}

  /** An alert changed; readers see the old state until {@code visible}. */
  record Updated(int alert, long ticks, long visible) implements Event {}

  /** A pending state is shown before its time. */
  record Shown(int alert) implements Event {}

  /** The clock was set forward. */
  record Advanced(long ticks) implements Event {}

  /** A client was given a token. */
  record Token(int session, long issued, long expires, String token) implements Event {}

  /** A token counts no longer. */
  record Revoked(String token) implements Event {}

  /** A client asked for data, so it has settled what it was served before. */
  record Asked(int session) implements Event {}

  /** A reply arrived whole. */
  record Served(int session, List<StateRef> states) implements Event {}

  /** This event as a line. */
  default String line() {
    return switch (this) {
      case Created e -> "n " + e.ticks + " " + e.visible;
      case Updated e -> "u " + e.alert + " " + e.ticks + " " + e.visible;
      case Shown e -> "v " + e.alert;
      case Advanced e -> "a " + e.ticks;
      case Token e -> "k " + e.session + " " + e.issued + " " + e.expires + " " + e.token;
      case Revoked e -> "r " + e.token;
      case Asked e -> "d " + e.session;
      case Served e ->
          "s "
              + e.session
              + " "
              + e.states.stream().map(StateRef::text).collect(Collectors.joining(","));
    };
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is no event
   */
  static Event parse(String line) {
    String[] word = line.split(" ", -1);
    return switch (word[0]) {
      case "n" -> new Created(Long.parseLong(word[1]), Long.parseLong(word[2]));
      case "u" ->
          new Updated(Integer.parseInt(word[1]), Long.parseLong(word[2]), Long.parseLong(word[3]));
      case "v" -> new Shown(Integer.parseInt(word[1]));
      case "a" -> new Advanced(Long.parseLong(word[1]));
      case "k" ->
          new Token(
              Integer.parseInt(word[1]), Long.parseLong(word[2]), Long.parseLong(word[3]), word[4]);
      case "r" -> new Revoked(word[1]);
      case "d" -> new Asked(Integer.parseInt(word[1]));
      case "s" -> {
        List<StateRef> states = Arrays.stream(word[2].split(",", -1)).map(StateRef::parse).toList();
        yield new Served(Integer.parseInt(word[1]), states);
      }
      default -> throw new IllegalArgumentException("This line of the tenant is no event: " + line);
    };
  }
}
