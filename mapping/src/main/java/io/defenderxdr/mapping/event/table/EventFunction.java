package io.defenderxdr.mapping.event.table;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The named functions that a rule can use. */
public enum EventFunction {
  SPLIT_PATH("split-path", "from directory name extension"),
  JOIN_PATH("join-path", "field folder name"),
  ARGUMENTS("arguments", "from args count"),
  HIVE("hive", "from key hive"),
  MAC("mac", "from"),
  URI("uri", "from field"),
  USERS("users", "from field"),
  ADAPTER("adapter", "from field"),
  DNS_ANSWERS("dns-answers", "answers ttls"),
  DNS_FLAGS("dns-flags", "from field"),
  API_NAME("api-name", "from field"),
  TECHNIQUES("techniques", "from id name"),
  SORT("sort", "from"),
  REGISTRY_PATH("registry-path", "hive key value field"),
  SPLIT_SENDER("split-sender", "from user domain"),
  USER_AGENT("user-agent", "from"),
  PLACE("place", "from field"),
  OWNER("owner", "from field"),
  ENTITY_ID("entity-id", "pid start device field"),
  NAME_OF_COMMAND("name-of-command", "from field"),
  FAIL("fail", "kind tag reason");

  private static final List<String> MAIN =
      List.of("field", "directory", "args", "id", "user", "key");

  private final String word;
  private final String names;

  EventFunction(String word, String names) {
    this.word = word;
    this.names = names;
  }

  /** Its name in tables. */
  public String word() {
    return word;
  }

  /** What it must be given. */
  public List<String> names() {
    return List.of(names.split(" ", -1));
  }

  /** Which of the fields that it is given must have a value, so that it does anything. */
  public List<String> required() {
    return switch (this) {
      case DNS_ANSWERS -> List.of("answers", "ttls");
      case ENTITY_ID -> List.of("pid", "start", "device");
      case REGISTRY_PATH -> List.of("key");
      case JOIN_PATH, FAIL -> List.of();
      default -> List.of("from");
    };
  }

  /** What it may be given beside. */
  public List<String> optional() {
    return switch (this) {
      case ARGUMENTS -> List.of("executable");
      case USERS -> List.of("key");
      case JOIN_PATH -> List.of("join");
      case SPLIT_PATH -> List.of("dot");
      case URI -> List.of("bare-host", "broken");
      case DNS_ANSWERS -> List.of("field", "pair");
      case MAC -> List.of("field", "pairs");
      case REGISTRY_PATH -> List.of("parts");
      case TECHNIQUES -> List.of("misspelt");
      case USER_AGENT -> List.of("field");
      default -> List.of();
    };
  }

  /** The field whose place in the order it takes: what it makes, else what it works on. */
  String place(Map<String, String> given) {
    return switch (this) {
      case MAC -> "host.mac";
      case USER_AGENT -> "user_agent";
      case DNS_ANSWERS -> "dns.answers";
      default ->
          MAIN.stream()
              .map(given::get)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(given.getOrDefault("from", ""));
    };
  }
}
