package io.defenderxdr.settings;

import java.util.Locale;
import java.util.Optional;

/** The rules for names of containers in Azure Storage (specification: event hub, section 1.3). */
final class ContainerName {

  private ContainerName() {}

  /** A name as the reference writes it: underscores become dashes. */
  static String mended(String name) {
    return name.replace('_', '-');
  }

  /** The name that is taken where none is set: the hub's letters and digits, the rest as dashes. */
  static String ofHub(String hub) {
    String letters = hub.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return ("defender-xdr-" + letters).replaceAll("-+", "-").replaceAll("-$", "");
  }

  /** A clause that says why this is no name of a container, or empty if it is one. */
  static Optional<String> problem(String name) {
    if (name.length() < 3 || name.length() > 63) {
      return wrong(name, "must have 3 to 63 characters, and has " + name.length());
    }
    if (!name.equals(name.toLowerCase(Locale.ROOT))) {
      return wrong(name, "must be lower-case");
    }
    if (!name.matches("[a-z0-9-]*")) {
      return wrong(name, "may hold letters a to z, digits and dashes only");
    }
    if (name.startsWith("-") || name.endsWith("-")) {
      return wrong(name, "must begin and end with a letter or a digit");
    }
    return name.contains("--")
        ? wrong(name, "must not hold two dashes in a row")
        : Optional.empty();
  }

  private static Optional<String> wrong(String name, String clause) {
    return Optional.of("the container name '" + name + "' " + clause);
  }
}
