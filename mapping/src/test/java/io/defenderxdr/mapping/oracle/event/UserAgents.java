package io.defenderxdr.mapping.oracle.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua_parser.Client;
import ua_parser.Parser;

/** Section 6.5: what the rules of uap-core say of a user agent, in the reference's shape. */
final class UserAgents {

  private static final Parser PARSER = new Parser();

  private UserAgents() {}

  static Map<String, Object> parse(String text) {
    Client client = PARSER.parse(text);
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("original", text);
    parts.put("name", client.userAgent.family);
    parts.put("version", agentVersion(text, client));
    if (!client.os.family.equals("Other")) {
      String version =
          version(client.os.major, client.os.minor, client.os.patch, client.os.patchMinor);
      Map<String, Object> os = new LinkedHashMap<>();
      os.put("name", client.os.family);
      os.put("version", version);
      os.put("full", version == null ? null : client.os.family + " " + version);
      parts.put("os", os);
    }
    parts.put("device", Map.of("name", client.device.family));
    return parts;
  }

  /** With the build behind the patch, which the parser does not tell. */
  private static String agentVersion(String text, Client client) {
    String version =
        version(client.userAgent.major, client.userAgent.minor, client.userAgent.patch);
    if (client.userAgent.patch == null) {
      return version;
    }
    Matcher build = Pattern.compile("/" + Pattern.quote(version) + "(\\.[0-9]+)").matcher(text);
    return build.find() ? version + build.group(1) : version;
  }

  /** The parts up to the first that is not known; null if none is. */
  private static String version(String... parts) {
    List<String> known = Stream.of(parts).takeWhile(Objects::nonNull).toList();
    return known.isEmpty() ? null : known.stream().collect(Collectors.joining("."));
  }
}
