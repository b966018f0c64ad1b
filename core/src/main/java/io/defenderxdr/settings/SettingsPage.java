package io.defenderxdr.settings;

import java.util.stream.Collectors;

/** Renders the settings table as the page {@code docs/reference/settings.md}. */
final class SettingsPage {

  private static final String HEAD =
      """
      # Settings

      Generated from the settings table. Names and defaults are those of the reference wherever it \
      has them. Any value may be `${NAME}` (an environment variable) or `${file:PATH}` (the contents \
      of a file). An unknown or misplaced name is an error that names the nearest known one; \
      `defender-xdr check --config FILE` reports all mistakes at once.

      Durations: `h`, `m`, `s`, `ms`, `us`, `ns`, also together (`1h30m`). Sizes: `kB`, `MB`, `GB` \
      are powers of ten, `KiB`, `MiB`, `GiB` powers of two.
      """;

  private SettingsPage() {}

  static String render() {
    StringBuilder page = new StringBuilder(HEAD);
    for (Place place : Place.values()) {
      page.append("\n## ").append(title(place)).append("\n\n");
      page.append("| Name | Value | Default | What it is |\n|---|---|---|---|\n");
      SettingsTable.of(place).stream()
          .filter(row -> !isStream(place) || !row.places().contains(Place.TENANT))
          .forEach(row -> page.append(line(place, row)));
    }
    return page.toString();
  }

  private static boolean isStream(Place place) {
    return place == Place.ALERT || place == Place.EVENT;
  }

  private static String title(Place place) {
    return switch (place) {
      case TENANT -> "A tenant (`tenants[]`)";
      case ALERT -> "Stream alert (`tenants[].streams.alert`)";
      case EVENT -> "Stream event (`tenants[].streams.event`)";
      case TLS -> "`ssl`";
      default -> "`" + place.words() + "`";
    };
  }

  private static String line(Place place, Setting row) {
    String words = row.check().words();
    String value =
        row.kind().words() + (words.isEmpty() || row.kind() == Kind.SWITCH ? "" : ": " + words);
    String aliases =
        row.aliases().isEmpty()
            ? ""
            : " (also "
                + row.aliases().stream().map(n -> "`" + n + "`").collect(Collectors.joining(", "))
                + ")";
    String inner =
        place == Place.TENANT && row.places().contains(Place.ALERT)
            ? "; may stand in the stream too"
            : "";
    String standard = row.standard() == null ? "–" : "`" + row.standard() + "`";
    return "| `%s`%s | %s | %s | %s%s |\n"
        .formatted(row.name(), aliases, value, standard, row.sentence(), inner);
  }
}
