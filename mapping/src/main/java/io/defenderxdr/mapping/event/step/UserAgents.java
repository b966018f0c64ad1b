package io.defenderxdr.mapping.event.step;

import java.util.LinkedHashMap;
import java.util.Map;
import ua_parser.CachingParser;
import ua_parser.Client;
import ua_parser.OS;
import ua_parser.UserAgent;

/**
 * What a program says of itself, taken apart by the public rules of uap-core (specification: event
 * tables 6.5). Results of the last thousand texts are kept. Safe for many threads.
 */
public final class UserAgents {

  private static final String UNKNOWN = "Other";

  private final CachingParser parser = new CachingParser(1_000);

  /** The parts of a text by their names below the field. */
  public Map<String, String> parts(String text) {
    Client client;
    synchronized (parser) {
      client = parser.parse(text);
    }
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("original", text);
    UserAgent agent = client.userAgent;
    parts.put("name", agent == null || agent.family == null ? UNKNOWN : agent.family);
    if (agent != null) {
      String version = version(agent.major, agent.minor, agent.patch);
      put(parts, "version", agent.patch == null ? version : version + build(text, version));
    }
    parts.put(
        "device.name",
        client.device == null || client.device.family == null ? UNKNOWN : client.device.family);
    system(parts, client.os);
    return parts;
  }

  private static void system(Map<String, String> parts, OS os) {
    if (os == null || os.family == null || os.family.equals(UNKNOWN)) {
      return;
    }
    String version = version(os.major, os.minor, os.patch, os.patchMinor);
    parts.put("os.name", os.family);
    put(parts, "os.version", version);
    if (!version.isEmpty()) {
      parts.put("os.full", os.family + " " + version);
    }
  }

  /** The number behind the patch, which the rules do not tell, with its dot; or nothing. */
  private static String build(String text, String version) {
    int start = text.indexOf("/" + version + ".");
    if (start < 0) {
      return "";
    }
    int digits = start + version.length() + 2;
    int end = digits;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end == digits ? "" : text.substring(digits - 1, end);
  }

  private static void put(Map<String, String> parts, String name, String text) {
    if (!text.isEmpty()) {
      parts.put(name, text);
    }
  }

  private static String version(String... numbers) {
    StringBuilder version = new StringBuilder();
    for (String number : numbers) {
      if (number == null || number.isEmpty()) {
        break;
      }
      version.append(version.isEmpty() ? "" : ".").append(number);
    }
    return version.toString();
  }
}
