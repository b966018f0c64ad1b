package io.defenderxdr.simulator.fault;

import io.defenderxdr.simulator.time.Spans;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Everything that can go wrong on the Microsoft side, and switches for how it behaves. */
public enum Fault {
  THROTTLED("1", Form.SPAN, "429 now and then; value = Retry-After in seconds"),
  SERVER_ERRORS("2", Form.NUMBER, "bursts of 500, 502, 503, 504; value = length of a burst"),
  RESET("on", Form.TEXT, "the connection is reset before or within a reply"),
  TRUNCATED("on", Form.TEXT, "a reply ends in its middle as if it were whole"),
  SLOW("2s", Form.SPAN, "a reply comes in drops; value = over which time"),
  EXPIRED_TOKEN("on", Form.TEXT, "a good token is refused now and then"),
  POISONED("", Form.TEXT, "any page that holds one alert answers 500; value = its id"),
  SAME_INSTANT("700", Form.NUMBER, "so many alerts share one last update"),
  LATE("8m", Form.SPAN, "every fifth change becomes visible so much after its time"),
  ORDER("ignored", Form.ORDER, "$orderby has no effect: newest first"),
  CHANGING("3", Form.NUMBER, "so many alerts change between two pages"),
  NEXTLINK("token", Form.LINK, "form of @odata.nextLink: token, skip or refused"),
  HEAVY("5", Form.NUMBER, "alerts are so many times larger"),
  FORBIDDEN("on", Form.TEXT, "403: the application lacks its permission"),
  DOWN("on", Form.TEXT, "every request for data is answered with 503"),
  TOKEN_LIFE("3599", Form.SPAN, "how long tokens count"),
  CERTIFICATE("", Form.TEXT, "PEM file; only assertions signed with its key are taken"),
  DETACH("all", Form.LINKS, "hub: links break once; value = all or a partition"),
  CONNECTION_DROP("on", Form.TEXT, "hub: connections that read are cut once"),
  IDLE("all", Form.LINKS, "hub: links there are get nothing more; value = all or a partition"),
  SERVER_BUSY("on", Form.TEXT, "hub: links end, every other newcomer is turned away (50002)"),
  TOKEN_EXPIRY("60s", Form.SPAN, "hub: no token counts for longer"),
  RETENTION("60s", Form.SPAN, "hub: how long messages are kept, instead of a day"),
  HUB_SLOW("500ms", Form.SPAN, "hub: one message a link in so much time"),
  LINK_IDLE("30s", Form.SPAN, "hub: links end that got nothing for so long, instead of 30m"),
  CONNECTION_IDLE("30s", Form.SPAN, "hub: connections end that read nothing, instead of 5m");

  private final String usual;
  private final Form form;
  private final String sentence;

  Fault(String usual, Form form, String sentence) {
    this.usual = usual;
    this.form = form;
    this.sentence = sentence;
  }

  /** Its name on the command line and the admin side. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it does. */
  public String sentence() {
    return sentence;
  }

  /** The value it has when none is given. */
  public String usual() {
    return usual;
  }

  /**
   * The fault of a name.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public static Fault named(String name) {
    List<Fault> found =
        Arrays.stream(values()).filter(fault -> fault.title().equals(name)).toList();
    if (found.isEmpty()) {
      String all = Arrays.stream(values()).map(Fault::title).collect(Collectors.joining(", "));
      throw new IllegalArgumentException(
          "There is no fault '" + name + "'; there are " + all + ".");
    }
    return found.getFirst();
  }

  /**
   * Checks a value; an empty one becomes the usual one.
   *
   * @throws IllegalArgumentException if the value does not fit
   */
  public String checked(String value) {
    String given = value.isEmpty() ? usual : value;
    try {
      form.check(given);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + given + "' is no value for the fault '" + title() + "': " + sentence + ".", e);
    }
    return given;
  }

  /** What values of a fault look like. */
  private enum Form {
    TEXT,
    SPAN,
    NUMBER,
    ORDER,
    LINK,
    LINKS;

    void check(String value) {
      boolean fits =
          switch (this) {
            case TEXT -> true;
            case SPAN -> !Spans.parse(value).isNegative();
            case NUMBER -> Integer.parseInt(value) >= 0;
            case ORDER -> value.equals("ignored");
            case LINKS -> value.matches("all|\\d{1,4}");
            case LINK -> List.of("token", "skip", "refused").contains(value);
          };
      if (!fits) {
        throw new IllegalArgumentException("'" + value + "' does not fit.");
      }
    }
  }
}
