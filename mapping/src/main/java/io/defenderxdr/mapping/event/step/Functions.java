package io.defenderxdr.mapping.event.step;

import io.defenderxdr.mapping.event.table.EventFields;
import io.defenderxdr.mapping.event.table.EventFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Makes the steps of the named functions.
 *
 * @param agents takes user agents apart
 * @param places knows addresses
 */
public record Functions(UserAgents agents, Places places) {

  private static String given(Map<String, String> given, String name) {
    return given.getOrDefault(name, "");
  }

  /** Whether a function can find nothing, for want of a data base. */
  public boolean isIdle(EventFunction function) {
    boolean looksUp = function == EventFunction.PLACE || function == EventFunction.OWNER;
    return looksUp && places.equals(Places.NONE);
  }

  /**
   * The step of a function.
   *
   * @param given what it was given
   * @param when whether it is done
   * @param fields number of a field by its name
   */
  public Step step(
      EventFunction function, Map<String, String> given, Check when, ToIntFunction<String> fields) {
    ToIntFunction<String> at = name -> fields.applyAsInt(given(given, name));
    return switch (function) {
      case SPLIT_PATH ->
          new SplitPathStep(
              when,
              at.applyAsInt("from"),
              at.applyAsInt("directory"),
              at.applyAsInt("name"),
              at.applyAsInt("extension"),
              given.containsKey("dot"));
      case JOIN_PATH ->
          new JoinPathStep(
              when,
              at.applyAsInt("field"),
              at.applyAsInt("folder"),
              at.applyAsInt("name"),
              join(given(given, "join")));
      case ARGUMENTS ->
          new ArgumentsStep(
              when,
              at.applyAsInt("from"),
              at.applyAsInt("args"),
              at.applyAsInt("count"),
              given.containsKey("executable") ? at.applyAsInt("executable") : -1);
      case FAIL ->
          new FailStep(
              when,
              given(given, "kind"),
              given(given, "tag"),
              given(given, "reason"),
              given(given, "at").startsWith("event.category"));
      default -> ofSome(function, given, when, fields);
    };
  }

  private Step ofSome(
      EventFunction function, Map<String, String> given, Check when, ToIntFunction<String> fields) {
    ToIntFunction<String> at = name -> fields.applyAsInt(given(given, name));
    return switch (function) {
      case REGISTRY_PATH ->
          new RegistryPathStep(
              when,
              at.applyAsInt("hive"),
              at.applyAsInt("key"),
              at.applyAsInt("value"),
              at.applyAsInt("field"),
              given.containsKey("parts"));
      case ENTITY_ID ->
          new EntityIdStep(
              when,
              at.applyAsInt("pid"),
              at.applyAsInt("start"),
              at.applyAsInt("device"),
              at.applyAsInt("field"));
      default -> ofOne(function, given, when, fields);
    };
  }

  private Step ofOne(
      EventFunction function, Map<String, String> given, Check when, ToIntFunction<String> fields) {
    ToIntFunction<String> at = name -> fields.applyAsInt(given(given, name));
    String source = function == EventFunction.DNS_ANSWERS ? "answers" : "from";
    int from = at.applyAsInt(source);
    return switch (function) {
      case HIVE -> new HiveStep(when, from, at.applyAsInt("key"), at.applyAsInt("hive"));
      case MAC ->
          new MacStep(when, from, fields.applyAsInt("host.mac"), given.containsKey("pairs"));
      case URI ->
          new UriStep(
              when,
              from,
              parts(given(given, "field"), EventFields.URL, fields),
              new UriStep.Rules(given.containsKey("broken"), given.containsKey("bare-host")));
      case USERS ->
          new UsersStep(when, from, given.getOrDefault("key", "UserName"), at.applyAsInt("field"));
      case ADAPTER -> new AdapterStep(when, from, at.applyAsInt("field"));
      case DNS_ANSWERS ->
          new DnsAnswersStep(
              when,
              from,
              at.applyAsInt("ttls"),
              fields.applyAsInt("dns.answers"),
              given.containsKey("pair"));
      case DNS_FLAGS -> new DnsFlagsStep(when, from, at.applyAsInt("field"));
      case API_NAME -> new ApiNameStep(when, from, at.applyAsInt("field"));
      case TECHNIQUES ->
          new TechniquesStep(
              when,
              from,
              at.applyAsInt("id"),
              at.applyAsInt("name"),
              given.containsKey("misspelt"));
      case SORT -> new SortStep(when, from);
      case SPLIT_SENDER ->
          new SplitSenderStep(when, from, at.applyAsInt("user"), at.applyAsInt("domain"));
      case NAME_OF_COMMAND -> new NameOfCommandStep(when, from, at.applyAsInt("field"));
      default -> known(function, given, when, from, fields);
    };
  }

  private Step known(
      EventFunction function,
      Map<String, String> given,
      Check when,
      int from,
      ToIntFunction<String> fields) {
    return switch (function) {
      case USER_AGENT ->
          new UserAgentStep(
              when, from, parts("user_agent", EventFields.USER_AGENT, fields), agents);
      case PLACE ->
          new PlaceStep(
              when, from, parts(given(given, "field"), EventFields.PLACE, fields), places::place);
      default ->
          new PlaceStep(
              when, from, parts(given(given, "field"), EventFields.OWNER, fields), places::owner);
    };
  }

  private static JoinPathStep.Join join(String word) {
    return switch (word) {
      case "always" -> JoinPathStep.Join.ALWAYS;
      case "unless-ends" -> JoinPathStep.Join.UNLESS_ENDS;
      default -> JoinPathStep.Join.SENSIBLY;
    };
  }

  private static Map<String, Integer> parts(
      String field, List<String> names, ToIntFunction<String> fields) {
    Map<String, Integer> parts = new LinkedHashMap<>();
    names.forEach(name -> parts.put(name, fields.applyAsInt(field + "." + name)));
    return parts;
  }
}
