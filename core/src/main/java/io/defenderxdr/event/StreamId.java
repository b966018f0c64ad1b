package io.defenderxdr.event;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Names one stream of one tenant, such as {@code contoso/alert}.
 *
 * <p>Its text is the key of the stream's position, metrics, log lines and console row. Immutable.
 *
 * @param tenant the free name the user gave the tenant; letters, digits, {@code . _ -}
 * @param stream {@code alert}, {@code incident}, {@code event} or {@code vulnerability}
 */
public record StreamId(String tenant, String stream) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public StreamId {
    requireName(tenant, "tenant");
    requireName(stream, "stream");
  }

  private static void requireName(String name, String role) {
    Objects.requireNonNull(name, role);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The " + role + " name '" + name + "' must be 1 to 64 letters, digits, '.', '_' or '-'.");
    }
  }

  @Override
  public String toString() {
    return tenant + "/" + stream;
  }
}
