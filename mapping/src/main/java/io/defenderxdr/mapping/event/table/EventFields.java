package io.defenderxdr.mapping.event.table;

import java.util.List;
import java.util.Map;

/** The fields that the named functions make. */
public final class EventFields {

  /** Parts of an address, below its field. */
  public static final List<String> URL =
      List.of(
          "domain",
          "extension",
          "fragment",
          "original",
          "password",
          "path",
          "port",
          "query",
          "scheme",
          "user_info",
          "username");

  /** Parts of a user agent, below its field. */
  public static final List<String> USER_AGENT =
      List.of("original", "name", "version", "device.name", "os.name", "os.version", "os.full");

  /** Parts of a place, below its field. */
  public static final List<String> PLACE =
      List.of(
          "continent_name",
          "country_name",
          "country_iso_code",
          "region_name",
          "region_iso_code",
          "city_name",
          "location");

  /** Parts of the owner of a network, below its field. */
  public static final List<String> OWNER = List.of("number", "organization.name");

  private EventFields() {}

  /** The names of all fields that a function makes. */
  public static List<String> made(EventFunction function, Map<String, String> given) {
    return switch (function) {
      case SPLIT_PATH ->
          List.of(given(given, "directory"), given(given, "name"), given(given, "extension"));
      case ARGUMENTS ->
          given.containsKey("executable")
              ? List.of(given(given, "args"), given(given, "count"), given(given, "executable"))
              : List.of(given(given, "args"), given(given, "count"));
      case HIVE -> List.of(given(given, "key"), given(given, "hive"));
      case MAC -> List.of("host.mac");
      case URI -> below(given(given, "field"), URL);
      case DNS_ANSWERS -> List.of("dns.answers");
      case TECHNIQUES -> List.of(given(given, "id"), given(given, "name"));
      case SORT -> List.of(given(given, "from"));
      case SPLIT_SENDER -> List.of(given(given, "user"), given(given, "domain"));
      case USER_AGENT -> below("user_agent", USER_AGENT);
      case PLACE -> below(given(given, "field"), PLACE);
      case OWNER -> below(given(given, "field"), OWNER);
      case FAIL -> List.of();
      default -> List.of(given(given, "field"));
    };
  }

  private static String given(Map<String, String> given, String name) {
    return given.getOrDefault(name, "");
  }

  private static List<String> below(String field, List<String> parts) {
    return parts.stream().map(part -> field + "." + part).toList();
  }
}
